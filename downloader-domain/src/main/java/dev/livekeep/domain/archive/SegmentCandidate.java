package dev.livekeep.domain.archive;

/**
 * A stored copy that may be chosen for a range.
 *
 * @param size bytes
 */
public record SegmentCandidate(FoundSegment segment, long size) {

    public SegmentCandidate {
        if (size < 0) {
            throw new IllegalArgumentException(
                    "A file's size is not negative, but found " + size + ": ask the store again");
        }
    }

    /** Returns the candidate that lies under {@code name}, written by us. */
    public static SegmentCandidate of(SegmentName name, long size) {
        return new SegmentCandidate(FoundSegment.of(name), size);
    }
}
