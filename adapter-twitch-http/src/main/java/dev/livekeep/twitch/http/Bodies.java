package dev.livekeep.twitch.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads small bodies whole, within bounds. */
public final class Bodies {

    private static final int BLOCK = 16 * 1024;

    private Bodies() {}

    /**
     * The whole body, decoded.
     *
     * @param most bytes after decoding
     * @throws IOException if it is cut, cannot be decoded, or is larger; the message is one plain line
     */
    public static byte[] whole(HttpAnswer answer, int most) throws IOException {
        if (answer.contentLength().orElse(0) > most) {
            throw new IOException("wanted at most " + most + " bytes, "
                    + answer.contentLength().getAsLong() + " are announced");
        }
        try {
            InputStream decoded = ContentCoding.decode(answer.contentCoding(), answer.body());
            ByteArrayOutputStream all = new ByteArrayOutputStream(BLOCK);
            byte[] block = new byte[BLOCK];
            for (int n = decoded.read(block); n >= 0; n = decoded.read(block)) {
                if (all.size() + n > most) {
                    throw new IOException("wanted at most " + most + " bytes, found more");
                }
                all.write(block, 0, n);
            }
            drain(answer.body(), most);
            return all.toByteArray();
        } catch (IOException e) {
            throw answer.trouble(e);
        }
    }

    /** The beginning of a body that explains a refusal, as far as it can be had. */
    public static String beginning(HttpAnswer answer, int most) {
        try {
            InputStream decoded = ContentCoding.decode(answer.contentCoding(), answer.body());
            return new String(decoded.readNBytes(most), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /** Reads a short body away, so that its connection can serve again. */
    static void skip(HttpAnswer answer, int most) {
        try {
            drain(answer.body(), most);
        } catch (IOException ignored) {
            // then the connection is closed instead
        }
    }

    private static void drain(InputStream body, int most) throws IOException {
        byte[] block = new byte[Math.min(most, BLOCK)];
        long left = most;
        for (int n = 0; n >= 0 && left > 0; left -= n) {
            n = body.read(block);
        }
    }
}
