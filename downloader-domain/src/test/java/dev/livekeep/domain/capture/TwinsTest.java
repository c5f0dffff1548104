package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Equal bytes from two sessions (design §4 Dates). */
class TwinsTest {
    private static final SegmentHash HASH = Bodies.hash("bytes");
    private static final Duration REMEMBERED = Duration.ofMinutes(15);

    private final Twins twins = new Twins(Duration.ofSeconds(5), REMEMBERED);

    @BeforeEach
    void firstIsStored() {
        twins.remember(HASH, Listings.listing("a", 10), 5, new Tick(0));
    }

    private Listing shifted(String session, Duration by) {
        return Listings.dated(session, 10, Listings.start(10).plus(by));
    }

    @Test
    void anotherSessionWithinFiveSecondsEitherWayIsTheSameSegment() {
        assertThat(twins.isStored(HASH, shifted("b", Duration.ofSeconds(5)))).isTrue();
        assertThat(twins.isStored(HASH, shifted("b", Duration.ofSeconds(-5)))).isTrue();
        assertThat(twins.isStored(HASH, shifted("b", Duration.ofMillis(5001)))).isFalse();
        assertThat(twins.isStored(HASH, shifted("b", Duration.ofMillis(-5001)))).isFalse();
    }

    @Test
    void withinOneSessionEqualBytesAreTwoSegments() {
        assertThat(twins.isStored(HASH, Listings.listing("a", 11))).isFalse();
    }

    /** An origin's list goes back, and its dates are others now. */
    @Test
    void atOnePlaceOfOneSessionEqualBytesAreOneSegment() {
        assertThat(twins.isStored(HASH, shifted("a", Duration.ofMillis(700)))).isTrue();
    }

    @Test
    void underTheSameDateTheArchiveItselfTells() {
        assertThat(twins.isStored(HASH, shifted("b", Duration.ZERO))).isFalse();
    }

    @Test
    void otherBytesAreAnotherSegment() {
        assertThat(twins.isStored(Bodies.hash("other"), shifted("b", Duration.ofSeconds(1))))
                .isFalse();
    }

    @Test
    void emptyBodiesSayNothing() {
        twins.remember(Bodies.hash(""), Listings.listing("a", 10), 0, new Tick(0));

        assertThat(twins.isStored(Bodies.hash(""), shifted("b", Duration.ofSeconds(1))))
                .isFalse();
    }

    @Test
    void itIsForgottenAfterFifteenMinutes() {
        twins.forget(new Tick(0).plus(REMEMBERED));
        assertThat(twins.isStored(HASH, shifted("b", Duration.ofSeconds(1)))).isTrue();

        twins.forget(new Tick(0).plus(REMEMBERED.plusNanos(1)));
        assertThat(twins.isStored(HASH, shifted("b", Duration.ofSeconds(1)))).isFalse();
    }
}
