package dev.livekeep.ports;

import dev.livekeep.domain.source.SegmentRequest;

/** Where the bytes of segments come from. Safe for many threads. */
public interface SegmentSource {

    /**
     * Starts one download and returns at once. The bytes go to {@code sink} as they arrive, on one thread of the
     * source at a time; {@link BodySink#ended} is called exactly once and last, also after {@link Call#cancel()}. Init
     * section, byte range, decryption, redirects, size limits and {@code Content-Range} checks are the source's work
     * (design §4, §7); deadlines are the caller's, who cancels.
     */
    Call fetch(SegmentRequest request, BodySink sink);
}
