package dev.livekeep.s3;

import dev.livekeep.domain.archive.SegmentHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The digest that names copies (contract §5), and how S3 spells it. */
final class Digests {

    static final int CHUNK = 64 * 1024;

    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    static SegmentHash of(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return SegmentHash.ofDigest(of(bytes, Long.MAX_VALUE));
        }
    }

    /** The digest of the next bytes of a stream, of at most so many. */
    static byte[] of(InputStream bytes, long most) throws IOException {
        MessageDigest digest = sha256();
        byte[] chunk = new byte[CHUNK];
        long left = most;
        while (left > 0) {
            int read = bytes.read(chunk, 0, (int) Math.min(chunk.length, left));
            if (read < 0) {
                break;
            }
            digest.update(chunk, 0, read);
            left -= read;
        }
        return digest.digest();
    }

    /** As in {@code x-amz-checksum-sha256}. */
    static String spelt(byte[] digest) {
        return Base64.getEncoder().encodeToString(digest);
    }
}
