package dev.livekeep.domain.archive;

import java.time.Instant;

/** One part of a range: a stored copy or a hole. */
public sealed interface RangePart {

    /** A copy to be used. The first may begin before the range, the last may end after it. */
    record Chosen(SegmentCandidate candidate) implements RangePart {}

    /**
     * A place where consumers cannot rely on one copy joining the next.
     *
     * @param to not before {@code from}, and equal to it where only the trust in the copy before is missing
     */
    record Hole(Instant from, Instant to) implements RangePart {}
}
