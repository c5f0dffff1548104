package dev.livekeep.origin.fault;

/** What an answer to a request with a Range header looks like. */
public enum RangeAnswer {
    /** The whole body with 200. */
    IGNORED,
    /** Other bytes than {@code Content-Range} says. */
    SHIFTED,
    /** The right bytes with 206, but without {@code Content-Range}. */
    NO_CONTENT_RANGE,
    /** 416. */
    REFUSED
}
