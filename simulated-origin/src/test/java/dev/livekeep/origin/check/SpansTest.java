package dev.livekeep.origin.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SpansTest {
    private static Spans of(long from, long to) {
        return Spans.of(Instant.ofEpochSecond(from), Instant.ofEpochSecond(to));
    }

    @Test
    void unionJoinsWhatTouches() {
        Spans joined = of(10, 20).or(of(20, 30)).or(of(40, 50));

        assertThat(joined.total()).isEqualTo(Duration.ofSeconds(30));
        assertThat(joined.first()).hasValue(Instant.ofEpochSecond(10));
    }

    @Test
    void differenceCutsInTwo() {
        Spans cut = of(10, 30).without(of(15, 18));

        assertThat(cut.total()).isEqualTo(Duration.ofSeconds(17));
        assertThat(cut.and(of(15, 18)).isEmpty()).isTrue();
        assertThat(cut.and(of(10, 15)).total()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void delayTakesAwayBeginnings() {
        assertThat(of(10, 12).or(of(20, 30)).delayedBy(Duration.ofSeconds(5)).toString())
                .isEqualTo(of(25, 30).toString());
        assertThat(Spans.always().delayedBy(Duration.ofSeconds(5)).toString())
                .isEqualTo(Spans.always().toString());
    }

    @Test
    void nothingCanBeUsedBeforeTheOtherWasSeen() {
        assertThat(of(10, 30).onceSeen(of(20, 21)).toString())
                .isEqualTo(of(20, 30).toString());
        assertThat(of(10, 30).onceSeen(Spans.none()).isEmpty()).isTrue();
    }
}
