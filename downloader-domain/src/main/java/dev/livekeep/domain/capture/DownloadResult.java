package dev.livekeep.domain.capture;

/** How one attempt ended. Only {@link Received} leaves a draft behind, which waits for Keep or Discard. */
public sealed interface DownloadResult {

    /** Bytes came, whole or cut; they lie in the attempt's draft. */
    record Received(BodyFacts facts) implements DownloadResult {}

    /** 403, 404 or 410. */
    record Refused(int status) implements DownloadResult {}

    /** Nothing came. */
    record NoAnswer(String reason) implements DownloadResult {}

    /** The store could not take the bytes; they are lost. */
    record StoreFailed(String reason, boolean noSpace) implements DownloadResult {}
}
