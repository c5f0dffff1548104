package dev.livekeep.domain.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A segment with its date.
 *
 * @param start when it begins, in whole microseconds
 * @param skew how much later the segments before it made it expected than it was listed, in either sign and never zero;
 *     told once for every segment (contract §10 W7)
 */
public record Placed(TimelineEntry entry, Instant start, DateOrigin origin, Optional<Duration> skew) {

    /** Returns when it ends. */
    public Instant end() {
        return entry.duration().after(start);
    }
}
