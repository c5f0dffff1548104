package dev.livekeep.domain.archive;

import dev.livekeep.domain.text.ForeignText;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The SHA-256 of a segment's bytes in base64url (RFC 4648 §5) without padding: always 43 characters (contract §1).
 *
 * <p>It may hold and even begin with {@code -}. A text whose last character carries bits beyond the 256 is refused, so
 * that one digest has exactly one text.
 */
public record SegmentHash(String text) {

    private static final int DIGEST_BYTES = 32;
    private static final int CHARACTERS = 43;

    public SegmentHash {
        if (text.length() != CHARACTERS || !isCanonical(text)) {
            throw new IllegalArgumentException("A segment's hash is a SHA-256 in 43 characters of base64url, but found "
                    + ForeignText.quoted(text) + ": take the name as the archive lists it");
        }
    }

    private static boolean isCanonical(String text) {
        try {
            return encoded(Base64.getUrlDecoder().decode(text)).equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Returns the hash whose 32 bytes are {@code digest}. */
    public static SegmentHash ofDigest(byte[] digest) {
        if (digest.length != DIGEST_BYTES) {
            throw new IllegalArgumentException(
                    "A SHA-256 has 32 bytes, but found " + digest.length + ": pass the whole digest");
        }
        return new SegmentHash(encoded(digest));
    }

    /** Returns the hash of {@code content}, all of it. */
    public static SegmentHash of(byte[] content) {
        try {
            return ofDigest(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Returns the 32 bytes of the digest, a new array each time. */
    public byte[] digest() {
        return Base64.getUrlDecoder().decode(text);
    }

    private static String encoded(byte[] digest) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    /** Returns the text, so that a hash can be put into a message as it is. */
    @Override
    public String toString() {
        return text;
    }
}
