package dev.livekeep.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.time.Tick;
import dev.livekeep.ports.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link Clock} promises. */
public interface ClockContract {

    Clock clock();

    @Test
    default void monotonicTimeNeverGoesBack() {
        Clock clock = clock();

        Tick last = clock.tick();

        for (int i = 0; i < 1000; i++) {
            Tick next = clock.tick();
            assertThat(next.isBefore(last)).isFalse();
            last = next;
        }
    }

    @Test
    default void wallTimeLiesInTheYearsThatNamesCanSay() {
        Clock clock = clock();

        Instant now = clock.now();

        assertThat(now).isBetween(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("9999-01-01T00:00:00Z"));
    }
}
