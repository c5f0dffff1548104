package dev.livekeep.origin.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** The bytes of an answer. Made again each time they are written, so that a thousand live segments need no memory. Immutable. */
public interface Body {
    /** Size in bytes. */
    long length();

    /** Writes the bytes {@code from} (inclusive) to {@code to} (exclusive). */
    void writeTo(OutputStream out, long from, long to) throws IOException;

    /** The largest size not above {@code wanted} at which a cut leaves well-formed media. */
    default long wholeUpTo(long wanted) {
        return wanted;
    }

    /** All bytes at once. */
    default byte[] bytes() {
        var all = new ByteArrayOutputStream((int) length());
        try {
            writeTo(all, 0, length());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return all.toByteArray();
    }

    /** A body that holds its bytes; the array must not be changed afterwards. */
    static Body of(byte[] bytes) {
        return new Body() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public void writeTo(OutputStream out, long from, long to) throws IOException {
                out.write(bytes, (int) from, (int) (to - from));
            }
        };
    }

    /** A body of {@code length} zero bytes that takes no memory. */
    static Body zeros(long length) {
        return new Body() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public void writeTo(OutputStream out, long from, long to) throws IOException {
                byte[] block = new byte[16_384];
                for (long at = from; at < to; at += block.length) {
                    out.write(block, 0, (int) Math.min(block.length, to - at));
                }
            }
        };
    }
}
