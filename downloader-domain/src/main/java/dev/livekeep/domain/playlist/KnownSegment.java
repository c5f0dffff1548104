package dev.livekeep.domain.playlist;

import java.time.Duration;
import java.util.Optional;

/**
 * A segment as it was listed last.
 *
 * @param key which of its session's segments it is
 * @param playlist the number of the latest playlist that lists it
 */
record KnownSegment(long key, ListingId id, MediaSegment segment, long playlist) {
    /** Two origins may round to a millisecond each in their own way. */
    private static final double SAME_DURATION_WITHIN = 0.0015;

    private static final double USUAL_DURATION = 2;

    long number() {
        return segment.mediaSequence();
    }

    /** Whether that is listed word for word as this was, and so has the same id. */
    boolean isListedAs(MediaSegment other) {
        return id.mediaSequence() == other.mediaSequence()
                && id.discontinuitySequence() == other.discontinuitySequence()
                && segment.location().equals(other.location())
                && segment.byteRange().equals(other.byteRange());
    }

    boolean hasTheAddressOf(KnownSegment other) {
        return id.hasTheAddressOf(other.id);
    }

    KnownSegment later(KnownSegment other) {
        return playlist < other.playlist ? other : this;
    }

    boolean isAsLongAs(KnownSegment other) {
        return Math.abs(seconds() - other.seconds()) <= SAME_DURATION_WITHIN;
    }

    private double seconds() {
        return segment.duration().orElse(USUAL_DURATION);
    }

    boolean hasTheDateOf(KnownSegment other) {
        return off(other).filter(off -> off.compareTo(bearable()) <= 0).isPresent();
    }

    boolean hasAnotherDateThan(KnownSegment other) {
        return off(other).filter(off -> off.compareTo(bearable()) > 0).isPresent();
    }

    /** Half of it: its neighbours are further away. */
    private Duration bearable() {
        return Duration.ofNanos((long) (seconds() * 0.5e9));
    }

    private Optional<Duration> off(KnownSegment other) {
        return segment.programDateTime()
                .flatMap(one -> other.segment
                        .programDateTime()
                        .map(two -> Duration.between(one, two).abs()));
    }
}
