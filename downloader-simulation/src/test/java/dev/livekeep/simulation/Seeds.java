package dev.livekeep.simulation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Runs seeds one after another and says how to run one of them again. */
final class Seeds {
    private final Duration horizon;
    private final Tally tally = new Tally();

    Seeds(Duration horizon) {
        this.horizon = horizon;
    }

    Tally tally() {
        return tally;
    }

    /** Runs one seed; a breach is written down, and told in one line that reproduces it. */
    Optional<String> run(long seed) {
        Simulation simulation = new Simulation(seed, horizon, Variant.REAL);
        Optional<Court.Breach> breach = simulation.run();
        tally.add(simulation.tally());
        return breach.map(what -> {
            Path log = simulation.log().write(seed, what.toString());
            return "seed " + seed + " breaks law " + what.law() + ": " + what.what() + "\n  again: " + again(seed)
                    + "\n  events: " + log.toAbsolutePath();
        });
    }

    private String again(long seed) {
        return "./mvnw test -Dquick -pl downloader-simulation -am -Dtest=OneSeedTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dseed=" + seed + " -Dminutes=" + horizon.toMinutes();
    }
}
