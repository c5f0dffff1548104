package dev.livekeep.simulation;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Transport streams of a few packets that play as long as they should and differ from each other. */
final class Media {
    private static final int PACKET = 188;
    private static final int FRAMES = 10;

    private Media() {}

    /** A whole segment. */
    static byte[] whole(int seconds, long mark) {
        ByteBuffer out = ByteBuffer.allocate(PACKET * FRAMES);
        for (int frame = 0; frame < FRAMES; frame++) {
            packet(out, frame, 90_000L * seconds * frame / FRAMES, mark);
        }
        return out.array();
    }

    /** A body that ends at a packet's border, too early. */
    static byte[] shortened(byte[] whole) {
        return Arrays.copyOf(whole, PACKET * 3);
    }

    private static void packet(ByteBuffer out, int counter, long pts, long mark) {
        int start = out.position();
        out.putInt(0x47_41_00_10 | counter);
        out.putInt(0x00_00_01_E0).putShort((short) 0);
        out.put((byte) 0x80).put((byte) 0x80).put((byte) 5);
        out.put((byte) (0x21 | ((pts >> 29) & 0x0E)));
        out.putShort((short) (((pts >> 14) & 0xFFFE) | 1)).putShort((short) (((pts << 1) & 0xFFFE) | 1));
        out.putLong(mark);
        while (out.position() < start + PACKET) {
            out.put((byte) 0x55);
        }
    }
}
