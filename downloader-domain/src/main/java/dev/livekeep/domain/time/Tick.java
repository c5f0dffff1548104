package dev.livekeep.domain.time;

import java.time.Duration;

/**
 * One reading of the monotonic clock, in nanoseconds from an origin that nobody knows.
 *
 * <p>Only the distance between two readings means anything; it is right as long as the two lie less than 292 years
 * apart, even when the counter wraps around between them. For that reason ticks have no natural order and do not
 * implement {@link Comparable}.
 */
public record Tick(long nanos) {

    /**
     * Returns the reading that comes {@code duration} after this one; a negative duration goes back.
     *
     * @throws ArithmeticException if the duration is longer than 292 years
     */
    public Tick plus(Duration duration) {
        return new Tick(nanos + duration.toNanos());
    }

    /**
     * Returns the reading that came {@code duration} before this one.
     *
     * @throws ArithmeticException if the duration is longer than 292 years
     */
    public Tick minus(Duration duration) {
        return new Tick(nanos - duration.toNanos());
    }

    /** Returns how much time went by from {@code earlier} to this reading; negative if {@code earlier} is the later one. */
    public Duration since(Tick earlier) {
        return Duration.ofNanos(nanos - earlier.nanos);
    }

    /** Whether this reading comes before {@code other}. */
    public boolean isBefore(Tick other) {
        return nanos - other.nanos < 0;
    }

    /** Whether this reading comes after {@code other}. */
    public boolean isAfter(Tick other) {
        return nanos - other.nanos > 0;
    }
}
