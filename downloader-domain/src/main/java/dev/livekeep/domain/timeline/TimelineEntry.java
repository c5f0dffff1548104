package dev.livekeep.domain.timeline;

import dev.livekeep.domain.archive.SegmentDuration;
import java.time.Instant;
import java.util.Optional;

/**
 * One segment of a playlist, as far as its date is concerned.
 *
 * @param listing which of its session's segments it is: equal in every playlist that lists it, different from all others
 * @param duration how long it plays; where none is listed, what stands in for it
 * @param listed the date that its own {@code EXT-X-PROGRAM-DATE-TIME} gives it
 * @param ad whether it is an advertisement; its duration moves the clock on like any other
 * @param discontinuity whether {@code EXT-X-DISCONTINUITY} stands before it
 */
public record TimelineEntry(
        Object listing, SegmentDuration duration, Optional<Instant> listed, boolean ad, boolean discontinuity) {}
