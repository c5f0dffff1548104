package dev.livekeep.origin.check;

/** Whether a recorder could have had a segment whole. */
enum Verdict {
    /** It left the playlist before the recorder came, or came into being after it went. */
    NOT_ASKED_FOR,
    /** It could not. */
    NEVER_OFFERED,
    /** It could, but for a shorter time than is enough. */
    BRIEFLY_OFFERED,
    /** It could, and so should have. */
    OFFERED
}
