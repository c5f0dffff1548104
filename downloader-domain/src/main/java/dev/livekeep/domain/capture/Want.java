package dev.livekeep.domain.capture;

/** What a getter would do with a download place. */
enum Want {
    NOTHING,
    /** It has no attempt under way. */
    FIRST,
    /** What it has under way is slow. */
    HEDGE
}
