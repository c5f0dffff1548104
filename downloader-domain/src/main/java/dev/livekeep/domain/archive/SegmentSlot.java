package dev.livekeep.domain.archive;

import java.time.Instant;

/**
 * The place in an archive that copies of one segment share: names that begin alike up to the kind (contract §2
 * "presence").
 *
 * @param start in whole microseconds
 */
public record SegmentSlot(Channel channel, Quality quality, Instant start, SegmentDuration duration) {

    /** The path of a copy in this slot. */
    public SegmentPath path(SegmentKind kind, SegmentHash hash) {
        return new SegmentPath(channel, quality, new SegmentName(start, duration, kind, hash));
    }
}
