package dev.livekeep.domain.source;

/** How we know that a body is all there (design §3, law 9). */
public enum EndProof {
    /** As many bytes came over the wire as were announced. */
    LENGTH,
    /** The last chunk of a chunked body came. */
    CHUNK_END,
    /** The HTTP/2 stream was ended by the peer. */
    H2_END,
    /** Resumed pieces add up to the announced whole. */
    CHAIN,
    /** No length, but the media is whole and spans the listed duration. */
    MEDIA,
    /** Nothing vouches for it. */
    NONE
}
