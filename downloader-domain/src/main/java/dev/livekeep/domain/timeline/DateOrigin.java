package dev.livekeep.domain.timeline;

/** Where a segment's date comes from. */
public enum DateOrigin {
    /** Its own {@code EXT-X-PROGRAM-DATE-TIME}. */
    LISTED,
    /** The segment before it, and that one's duration. */
    SUM,
    /** It had this date in an earlier playlist. */
    REMEMBERED,
    /** Our own clock, as a last resort: never good enough for a full copy. */
    WALL_CLOCK
}
