package dev.livekeep.domain.archive;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How long a segment plays, in seconds, as its name says it (contract §3).
 *
 * <p>Every value can be read by every reader of an archive: it is finite, not negative, and no longer than the years 1 to
 * 9999 together. A duration that rounds to 0 µs is the same as 0 to all of them and is kept as 0. Whether a duration is
 * fit to be <em>written</em> is decided by {@link WritableDuration}.
 */
public record SegmentDuration(double seconds) {

    /** Python's calendar from its first to its last instant; a longer segment cannot end on any date. */
    private static final double MOST_SECONDS = 315_537_897_599.0;

    private static final long MICROS_PER_SECOND = 1_000_000L;

    public SegmentDuration {
        if (!isCountable(seconds)) {
            throw new IllegalArgumentException("A segment's duration is 0 to 315537897599 seconds, but found "
                    + DurationText.of(seconds) + ": take the target duration instead");
        }
        if (microsOf(seconds) == 0) {
            seconds = 0.0;
        }
    }

    /** Returns the duration that lasts {@code duration}, to the nearest double. */
    public static SegmentDuration of(Duration duration) {
        return new SegmentDuration(duration.getSeconds() + duration.getNano() / 1e9);
    }

    /**
     * Returns the text for a segment's name: as Python prints it, but below 0.0001 s as a plain decimal, because the dash
     * of {@code 9e-05} would shift the fields of the name.
     */
    public String text() {
        return seconds == 0 ? "0.0" : DurationText.plain(DurationText.shortest(seconds));
    }

    /** Returns the whole microseconds that readers of the name take this duration for (contract §4). */
    public long micros() {
        return microsOf(seconds);
    }

    /** Returns {@link #micros()} as a span of time. */
    public Duration toDuration() {
        return Duration.of(micros(), ChronoUnit.MICROS);
    }

    /** Returns the date at which a segment of this duration ends that begins at {@code start}. */
    public Instant after(Instant start) {
        return start.plus(micros(), ChronoUnit.MICROS);
    }

    static boolean isCountable(double seconds) {
        return seconds >= 0 && seconds <= MOST_SECONDS;
    }

    private static long microsOf(double seconds) {
        long whole = (long) seconds;
        return whole * MICROS_PER_SECOND + (long) Math.rint((seconds - whole) * 1e6);
    }
}
