package dev.livekeep.filesystem;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One life of one recorder: 60 random bits, which are also the upper half of every UUID it names a download by, around
 * the version (design §4 Temps).
 */
record InstanceId(long bits) {

    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{15}");
    private static final int DIGITS = 15;
    private static final long LAST_THREE_DIGITS = 0xFFF;
    private static final long VERSION = 0x4000;

    InstanceId {
        if (bits >>> (4 * DIGITS) != 0) {
            throw new IllegalArgumentException("want 60 bits, got " + Long.toHexString(bits));
        }
    }

    static InstanceId random() {
        return of(UUID.randomUUID());
    }

    /** Who named a download so, if it was one of us. */
    static InstanceId of(UUID id) {
        long upper = id.getMostSignificantBits();
        return new InstanceId(((upper >>> 16) << 12) | (upper & LAST_THREE_DIGITS));
    }

    static Optional<InstanceId> parse(String text) {
        return SHAPE.matcher(text).matches()
                ? Optional.of(new InstanceId(HexFormat.fromHexDigitsToLong(text)))
                : Optional.empty();
    }

    String text() {
        return HexFormat.of().toHexDigits(bits, DIGITS);
    }

    /** A new id for a download of ours, a random UUID to everybody else. */
    UUID nextTemp() {
        long upper = ((bits >>> 12) << 16) | VERSION | (bits & LAST_THREE_DIGITS);
        return new UUID(upper, UUID.randomUUID().getLeastSignificantBits());
    }
}
