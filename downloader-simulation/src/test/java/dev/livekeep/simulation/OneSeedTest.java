package dev.livekeep.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Runs the seed of {@code -Dseed} for {@code -Dminutes}, twice, and writes what happened. */
class OneSeedTest {

    @Test
    void aSeedKeepsEveryLawAndIsTheSameEveryTime() {
        long seed = Long.getLong("seed", 1);
        Duration horizon = Duration.ofMinutes(Integer.getInteger("minutes", 20));

        Simulation first = new Simulation(seed, horizon, Variant.REAL);
        Optional<Court.Breach> breach = first.run();
        Simulation second = new Simulation(seed, horizon, Variant.REAL);
        second.run();

        breach.ifPresent(what -> first.log().write(seed, what.toString()));
        assertThat(breach).isEmpty();
        assertThat(second.log().fingerprint()).isEqualTo(first.log().fingerprint());
    }
}
