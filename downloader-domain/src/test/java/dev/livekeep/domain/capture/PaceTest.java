package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What one body shows of how fast others should come. */
class PaceTest {
    private final Tick now = new Tick(0).plus(Duration.ofMinutes(1));

    @Test
    void wholeBodyShowsWhenItWasAskedForAndHowLongItTook() {
        BodyFacts facts = Bodies.took(Bodies.full("x"), Duration.ofSeconds(3));

        assertThat(Pace.shownBy(facts, now))
                .contains(new Pace(now.minus(Duration.ofSeconds(3)), Duration.ofSeconds(3)));
    }

    @Test
    void cutEmptyAndContinuedBodiesShowNothing() {
        assertThat(Pace.shownBy(Bodies.cut("x"), now)).isEmpty();
        assertThat(Pace.shownBy(Bodies.empty(), now)).isEmpty();
        assertThat(Pace.shownBy(Bodies.resumed(Bodies.full("x")), now)).isEmpty();
    }

    @Test
    void onlyOneAskedForBeforeThatTakesFourTimesAsLongIsOvertaken() {
        Pace pace = new Pace(now, Duration.ofSeconds(3));

        assertThat(pace.overtook(now.minus(Duration.ofNanos(1)), Duration.ofSeconds(12)))
                .isTrue();
        assertThat(pace.overtook(now, Duration.ofSeconds(12))).isFalse();
        assertThat(pace.overtook(now.minus(Duration.ofNanos(1)), Duration.ofMillis(11_999)))
                .isFalse();
    }
}
