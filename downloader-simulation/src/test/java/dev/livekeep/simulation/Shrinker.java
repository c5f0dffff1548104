package dev.livekeep.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Leaves out of a run that breaks a law whatever trouble the breach does not need: halves first, single spells last. */
final class Shrinker {
    private static final int MOST_RUNS = 200;

    private final long seed;
    private final Duration horizon;
    private final Variant variant;
    private int runs;

    Shrinker(long seed, Duration horizon, Variant variant) {
        this.seed = seed;
        this.horizon = horizon;
        this.variant = variant;
    }

    /**
     * A run with no more trouble than it takes, as far as few runs can tell.
     *
     * @param broken a run of the same seed that broke a law
     */
    Simulation shrink(Simulation broken, Court.Breach breach) {
        Simulation least = broken;
        List<String> kept = broken.spellsMet();
        for (int size = kept.size(); size > 0; size /= 2) {
            for (int from = 0; from < kept.size() && runs < MOST_RUNS; ) {
                List<String> fewer = new ArrayList<>(kept);
                fewer.subList(from, Math.min(from + size, kept.size())).clear();
                Optional<Simulation> smaller = broken(fewer, breach.law());
                if (smaller.isPresent()) {
                    least = smaller.get();
                    kept = fewer;
                } else {
                    from += size;
                }
            }
        }
        return least;
    }

    private Optional<Simulation> broken(List<String> spells, int law) {
        runs++;
        Simulation simulation = new Simulation(seed, horizon, variant, Troubles.only(spells));
        return simulation.run().filter(breach -> breach.law() == law).map(breach -> simulation);
    }
}
