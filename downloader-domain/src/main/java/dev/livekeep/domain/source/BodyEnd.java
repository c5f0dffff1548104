package dev.livekeep.domain.source;

/** How a download ended, as its source saw it. */
public sealed interface BodyEnd {

    /**
     * The body ended without an error.
     *
     * @param proof {@link EndProof#NONE} when the peer only closed the connection; never {@link EndProof#MEDIA}
     */
    record Complete(EndProof proof) implements BodyEnd {}

    /** 403, 404 or 410 instead of a body. */
    record Refused(int status) implements BodyEnd {}

    /** No good answer came: network trouble, another status, a forbidden address. Nothing was passed on. */
    record NoAnswer(String reason) implements BodyEnd {}

    /** The body was cut after it began: reset, short, too long, cancelled, or the sink failed. */
    record Broken(String reason) implements BodyEnd {}
}
