package dev.livekeep.domain.timeline;

import java.time.Instant;

/**
 * The date of one segment.
 *
 * @param end what the next segment's date would be if it follows without a break
 * @param steady whether another date listed for the next segment would be skew: this one goes back to a listed date
 *     with neither an advertisement nor a discontinuity between
 */
record Dated(Instant start, Instant end, DateOrigin origin, boolean steady) {

    /** Whether the date is good enough to be summed up from: anything but the wall clock is. */
    boolean sure() {
        return origin != DateOrigin.WALL_CLOCK;
    }
}
