package dev.livekeep.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs seeds and says how to run one of them again with no more trouble than it takes. For any number of threads. */
final class Seeds {
    private final Duration horizon;
    private final Variant variant;
    private final Tally tally = new Tally();

    Seeds(Duration horizon) {
        this(horizon, Variant.REAL);
    }

    Seeds(Duration horizon, Variant variant) {
        this.horizon = horizon;
        this.variant = variant;
    }

    /** Of all runs that have ended. */
    synchronized String tally() {
        return tally.toString();
    }

    synchronized List<String> neverMet() {
        return tally.neverMet();
    }

    /** Runs one seed; a breach is shrunk and written down, and told in one line that reproduces it. */
    Optional<String> run(long seed) {
        Simulation simulation = new Simulation(seed, horizon, variant);
        Optional<Court.Breach> breach = simulation.run();
        synchronized (this) {
            tally.add(simulation.tally());
        }
        return breach.map(what -> {
            Simulation shrunk = new Shrinker(seed, horizon, variant).shrink(simulation, what);
            Path log = write(seed, shrunk);
            return "seed " + seed + " breaks law " + what.law() + ": " + what.what() + "\n  again: "
                    + again(seed, shrunk.spellsMet()) + "\n  events: " + log.toAbsolutePath();
        });
    }

    static Path write(long seed, Simulation simulation) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "simulation"));
            Path file = Files.write(folder.resolve("seed-" + seed + ".log"), simulation.story());
            return Files.writeString(file, simulation.breach() + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String again(long seed, List<String> spells) {
        return "./mvnw test -Dquick -pl downloader-simulation -am -Dtest=OneSeedTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dseed=" + seed + " -Dminutes=" + horizon.toMinutes()
                + " -Dtroubles=" + (spells.isEmpty() ? Troubles.NONE : String.join(",", spells));
    }
}
