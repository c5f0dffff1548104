package dev.livekeep.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Runs the seed of {@code -Dseed} for {@code -Dminutes}, with the troubles of {@code -Dtroubles} or all, twice, and writes what happened. */
class OneSeedTest {

    @Test
    void aSeedKeepsEveryLawAndIsTheSameEveryTime() {
        long seed = Long.getLong("seed", 1);
        Duration horizon = Duration.ofMinutes(Integer.getInteger("minutes", 20));
        Troubles troubles = Troubles.parse(System.getProperty("troubles", ""));

        Simulation first = new Simulation(seed, horizon, Variant.REAL, troubles);
        Optional<Court.Breach> breach = first.run();
        Simulation second = new Simulation(seed, horizon, Variant.REAL, troubles);
        second.run();

        breach.ifPresent(what -> Seeds.write(seed, first));
        assertThat(breach).isEmpty();
        assertThat(second.log().fingerprint()).isEqualTo(first.log().fingerprint());
    }
}
