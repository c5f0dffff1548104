package dev.livekeep.runtime;

import dev.livekeep.domain.source.Resume;
import java.nio.ByteBuffer;

/** The last bytes of a body, as many as a resumption asks for again. Used by one thread at a time. */
final class Tail {
    private final byte[] ring = new byte[Resume.OVERLAP];
    private int end;
    private int filled;

    /** Takes bytes in; the buffer's position stays. */
    void append(ByteBuffer bytes) {
        ByteBuffer last = bytes.duplicate();
        if (last.remaining() > ring.length) {
            last.position(last.limit() - ring.length);
        }
        filled = Math.min(ring.length, filled + last.remaining());
        while (last.hasRemaining()) {
            int part = Math.min(last.remaining(), ring.length - end);
            last.get(ring, end, part);
            end = (end + part) % ring.length;
        }
    }

    /** A copy of the bytes, oldest first. */
    ByteBuffer copy() {
        byte[] copy = new byte[filled];
        int start = Math.floorMod(end - filled, ring.length);
        int first = Math.min(filled, ring.length - start);
        System.arraycopy(ring, start, copy, 0, first);
        System.arraycopy(ring, 0, copy, first, filled - first);
        return ByteBuffer.wrap(copy);
    }
}
