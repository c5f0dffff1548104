package dev.livekeep.domain.archive;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The bytes that a name in an archive holds in the place of the hash; of any length, ordered as unsigned bytes. */
public final class DigestBytes implements Comparable<DigestBytes> {

    private static final int HASH_LENGTH = 32;

    private final byte[] bytes;

    DigestBytes(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** Returns these bytes as a hash, or nothing if they are too few or too many for one. */
    public Optional<SegmentHash> asHash() {
        return bytes.length == HASH_LENGTH ? Optional.of(SegmentHash.ofDigest(bytes)) : Optional.empty();
    }

    @Override
    public int compareTo(DigestBytes other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DigestBytes digest && Arrays.equals(bytes, digest.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Returns the bytes in hexadecimal. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
