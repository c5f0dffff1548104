package dev.livekeep.domain.playlist;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * The key of encrypted segments ({@code EXT-X-KEY}, RFC 8216 §4.3.2.4). {@code METHOD=NONE} is the absence of a key.
 *
 * @param method how the segments are encrypted
 * @param location where the key is to be had
 * @param ivText the explicit initialization vector: 32 lower-case hexadecimal digits, without {@code 0x}
 * @param keyFormat {@code identity} unless listed
 * @param attributes all attributes as listed
 */
public record EncryptionKey(
        EncryptionMethod method,
        Optional<ListedUri> location,
        Optional<String> ivText,
        String keyFormat,
        AttributeList attributes) {
    /** The key format of plain 16-byte keys. */
    public static final String IDENTITY = "identity";

    private static final int IV_DIGITS = 32;

    public EncryptionKey {
        ivText = ivText.map(digits -> digits.toLowerCase(Locale.ROOT));
        if (ivText.isPresent() && ivText.get().length() != IV_DIGITS) {
            throw new IllegalArgumentException("want an IV of 32 hexadecimal digits, got " + ivText.get());
        }
    }

    /** Whether we can decrypt what it encrypts: AES-128 with a plain key that has a place. */
    public boolean decryptable() {
        return method == EncryptionMethod.AES_128 && keyFormat.equals(IDENTITY) && location.isPresent();
    }

    /** The 16-byte initialization vector of a segment: the listed one, else the media sequence, big-endian. */
    public byte[] ivFor(long mediaSequence) {
        return ivText.map(HexFormat.of()::parseHex)
                .orElseGet(() -> ByteBuffer.allocate(IV_DIGITS / 2)
                        .putLong(0)
                        .putLong(mediaSequence)
                        .array());
    }
}
