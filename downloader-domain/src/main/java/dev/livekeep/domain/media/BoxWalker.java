package dev.livekeep.domain.media;

import java.nio.ByteBuffer;

/**
 * Goes through a row of ISO/IEC 14496-12 boxes that arrives in pieces, names each to a {@link Visitor} and hands over the
 * payload of those that the visitor wants. Stops for good at bytes that cannot be a box.
 */
final class BoxWalker {

    /** A payload that is larger is not kept. */
    private static final int MOST_KEPT = 1 << 20;

    private static final int SHORT_HEADER = 8;
    private static final int LONG_HEADER = 16;
    private static final long TO_THE_END = Long.MAX_VALUE;

    private final Visitor visitor;
    private final ByteBuffer header = ByteBuffer.allocate(LONG_HEADER);
    private ByteBuffer kept = ByteBuffer.allocate(0);
    private boolean keeping = false;
    private int type = 0;
    private long left = 0;
    private boolean stopped = false;

    BoxWalker(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Hears of the boxes. */
    interface Visitor {

        /** A box begins; whether its payload is wanted. */
        boolean begins(int type);

        /** A wanted box is complete. */
        void complete(int type, ByteBuffer payload);

        /** A wanted box is too large to be kept. */
        void tooLarge(int type);
    }

    static int type(String fourLetters) {
        return fourLetters.charAt(0) << 24
                | fourLetters.charAt(1) << 16
                | fourLetters.charAt(2) << 8
                | fourLetters.charAt(3);
    }

    /** Whether bytes were met that cannot be a box. */
    boolean isStopped() {
        return stopped;
    }

    /** Whether the boxes so far are complete. */
    boolean isBetweenBoxes() {
        return header.position() == 0 && (left == 0 || left == TO_THE_END);
    }

    /** Reads all that remains, by absolute position. */
    void accept(ByteBuffer bytes) {
        int at = bytes.position();
        int end = bytes.limit();
        while (at < end && !stopped) {
            at += left > 0 ? payload(bytes, at, end) : header(bytes, at, end);
        }
    }

    private int header(ByteBuffer bytes, int at, int end) {
        int wanted = header.position() < SHORT_HEADER ? SHORT_HEADER : LONG_HEADER;
        int count = Math.min(wanted - header.position(), end - at);
        header.put(header.position(), bytes, at, count);
        header.position(header.position() + count);
        if (header.position() == wanted) {
            headerRead();
        }
        return count;
    }

    private void headerRead() {
        long size = Integer.toUnsignedLong(header.getInt(0));
        if (size == 1) {
            if (header.position() < LONG_HEADER) {
                return;
            }
            size = header.getLong(SHORT_HEADER);
        }
        type = header.getInt(4);
        if ((size != 0 && size < header.position()) || !isPrintable(type)) {
            stopped = true;
            return;
        }
        left = size == 0 ? TO_THE_END : size - header.position();
        header.clear();
        begin();
    }

    private void begin() {
        keeping = visitor.begins(type);
        if (keeping && left > MOST_KEPT) {
            keeping = false;
            visitor.tooLarge(type);
        }
        kept.clear();
        if (left == 0) {
            end();
        }
    }

    private int payload(ByteBuffer bytes, int at, int end) {
        int count = (int) Math.min(left, end - at);
        if (keeping) {
            keep(bytes, at, count);
        }
        if (left != TO_THE_END) {
            left -= count;
        }
        if (left == 0) {
            end();
        }
        return count;
    }

    private void keep(ByteBuffer bytes, int at, int count) {
        if (kept.remaining() < count) {
            int room = Math.max(kept.position() + count, Math.min(MOST_KEPT, kept.capacity() * 2));
            kept = ByteBuffer.allocate(room).put(kept.flip());
        }
        kept.put(kept.position(), bytes, at, count);
        kept.position(kept.position() + count);
    }

    private void end() {
        if (keeping) {
            keeping = false;
            visitor.complete(type, kept.flip());
        }
    }

    private static boolean isPrintable(int type) {
        for (int shift = 0; shift < 32; shift += 8) {
            int letter = type >>> shift & 0xFF;
            // 0xA9 begins the types of Apple's metadata.
            if ((letter < 0x20 || letter > 0x7E) && letter != 0xA9) {
                return false;
            }
        }
        return true;
    }
}
