package dev.livekeep.domain.playlist;

/** How segments are encrypted ({@code METHOD} of {@code EXT-X-KEY}); a segment that is not encrypted has no key. */
public enum EncryptionMethod {
    /** Whole segments, AES-128 CBC with PKCS7 padding: we decrypt it. */
    AES_128,
    /** Samples only: stored as they are. */
    SAMPLE_AES,
    /** Samples only, counter mode: stored as they are. */
    SAMPLE_AES_CTR,
    /** A method we do not know, or one that could not be read: stored as they are. */
    OTHER
}
