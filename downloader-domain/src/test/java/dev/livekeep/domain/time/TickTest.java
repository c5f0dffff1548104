package dev.livekeep.domain.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TickTest {

    private static final Tick START = new Tick(1_000);

    @Test
    void plusMovesForwardAndMinusMovesBack() {
        assertThat(START.plus(Duration.ofNanos(5))).isEqualTo(new Tick(1_005));
        assertThat(START.minus(Duration.ofNanos(5))).isEqualTo(new Tick(995));
        assertThat(START.plus(Duration.ofNanos(-5))).isEqualTo(new Tick(995));
    }

    @Test
    void sinceIsTheDistanceAndIsNegativeTowardsALaterTick() {
        Tick later = START.plus(Duration.ofSeconds(3));

        assertThat(later.since(START)).isEqualTo(Duration.ofSeconds(3));
        assertThat(START.since(later)).isEqualTo(Duration.ofSeconds(-3));
        assertThat(START.since(START)).isZero();
    }

    @Test
    void aTickIsNeitherBeforeNorAfterItself() {
        assertThat(START.isBefore(START)).isFalse();
        assertThat(START.isAfter(START)).isFalse();
    }

    @Test
    void orderFollowsTheDistance() {
        Tick later = START.plus(Duration.ofNanos(1));

        assertThat(START.isBefore(later)).isTrue();
        assertThat(later.isBefore(START)).isFalse();
        assertThat(later.isAfter(START)).isTrue();
        assertThat(START.isAfter(later)).isFalse();
    }

    @Test
    void theCounterMayWrapAroundBetweenTwoTicks() {
        Tick before = new Tick(Long.MAX_VALUE);
        Tick after = before.plus(Duration.ofNanos(2));

        assertThat(after.nanos()).isEqualTo(Long.MIN_VALUE + 1);
        assertThat(after.since(before)).isEqualTo(Duration.ofNanos(2));
        assertThat(before.isBefore(after)).isTrue();
        assertThat(after.isAfter(before)).isTrue();
        assertThat(after.minus(Duration.ofNanos(2))).isEqualTo(before);
    }
}
