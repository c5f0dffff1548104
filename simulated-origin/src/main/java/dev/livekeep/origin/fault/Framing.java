package dev.livekeep.origin.fault;

/** How the end of a body is told. */
public enum Framing {
    /** By {@code Content-Length}. */
    LENGTH,
    /** By a last chunk. */
    CHUNKED,
    /** By the end of the connection. */
    NONE
}
