package dev.livekeep.domain.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockBookTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Tick NOW = new Tick(7);

    private final ClockBook book = ClockBook.empty().begun("a", NOW);

    @Test
    void namesFollowTheClockOfTheSessionThatBeganTheLine() {
        assertThat(book.isCertain("a")).isTrue();
        assertThat(book.named("a", NOON)).isEqualTo(NOON);
    }

    @Test
    void sessionOfWhichNothingIsKnownIsNamedByItsOwnDates() {
        assertThat(book.of("b")).isEmpty();
        assertThat(book.isCertain("b")).isFalse();
        assertThat(book.named("b", NOON)).isEqualTo(NOON);
    }

    @Test
    void oneSegmentThatIsProvenTellsTheNamesOfAllOthers() {
        ClockBook more = book.proven("b", NOON.plusMillis(1300), NOON, NOW);

        assertThat(more.isCertain("b")).isTrue();
        assertThat(more.named("b", NOON.plusSeconds(60))).isEqualTo(NOON.plusMillis(58_700));
    }

    @Test
    void sessionIsProvenAgainstNamesWhoeverListedThem() {
        ClockBook more = book.proven("b", NOON.plusMillis(1300), NOON, NOW).without("a");

        ClockBook most = more.proven("c", NOON.plusMillis(400), more.named("b", NOON.plusMillis(1300)), NOW);

        assertThat(most.of("a")).isEmpty();
        assertThat(most.named("c", NOON.plusMillis(400))).isEqualTo(NOON);
    }

    @Test
    void whatIsDoubtedIsStillSupposedUntilItIsTrustedOrProven() {
        ClockBook doubted = book.proven("b", NOON.plusMillis(1300), NOON, NOW).doubted("b", NOW);

        assertThat(doubted.isCertain("b")).isFalse();
        assertThat(doubted.named("b", NOON)).isEqualTo(NOON.minusMillis(1300));
        assertThat(doubted.trusted("b", NOW).of("b"))
                .contains(new ClockBook.Clock(Duration.ofMillis(-1300), true, NOW));
        assertThat(doubted.proven("b", NOON, NOON, NOW).named("b", NOON)).isEqualTo(NOON);
    }

    @Test
    void nothingIsTrustedOfWhichNothingIsSupposed() {
        assertThat(book.trusted("b", NOW)).isEqualTo(book);
        assertThat(book.doubted("b", NOW)).isEqualTo(book);
    }

    @Test
    void anotherLineForgetsAllClocks() {
        ClockBook other = book.proven("b", NOON.plusMillis(1300), NOON, NOW).begun("c", NOW);

        assertThat(other.clocks()).containsOnlyKeys("c");
    }
}
