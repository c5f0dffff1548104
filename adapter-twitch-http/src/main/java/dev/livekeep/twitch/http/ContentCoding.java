package dev.livekeep.twitch.http;

import dev.livekeep.domain.text.ForeignText;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Undoes the codings of HTTP content (RFC 9110 §8.4.1). How much comes out is for the reader to bound. */
public final class ContentCoding {

    private static final int BLOCK = 16 * 1024;

    private ContentCoding() {}

    /**
     * The decoded bytes of {@code wire}.
     *
     * @param coding in lower case; empty for none
     * @throws IOException if the coding is not one we know
     */
    public static InputStream decode(String coding, InputStream wire) throws IOException {
        return switch (coding) {
            case "" -> wire;
            case "gzip", "x-gzip" -> new GZIPInputStream(wire, BLOCK);
            case "deflate" -> deflated(wire);
            default -> throw new IOException("cannot undo the content coding " + ForeignText.quoted(coding));
        };
    }

    /** Some peers send the zlib form, as they should, some the raw one. */
    private static InputStream deflated(InputStream wire) throws IOException {
        PushbackInputStream peeked = new PushbackInputStream(wire, 1);
        int first = peeked.read();
        if (first >= 0) {
            peeked.unread(first);
        }
        boolean zlib = (first & 0x0f) == 8;
        return new InflaterInputStream(peeked, new Inflater(!zlib), BLOCK) {
            @Override
            public void close() throws IOException {
                super.close();
                inf.end();
            }
        };
    }
}
