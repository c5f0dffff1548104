package dev.livekeep.app.export;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** The init section that a recorder put before a fragmented segment: all up to the end of its {@code moov} box. */
final class InitSection {
    private static final int MOST_BYTES = 1 << 20;
    private static final int HEADER = 8;
    private static final Set<String> BEFORE_MOOV = Set.of("ftyp", "free", "skip", "uuid", "pdin");

    private InitSection() {}

    /** Reads it; the stream then stands behind it. Empty, and the stream where it stood, if the segment has none. */
    static byte[] read(BufferedInputStream in) throws IOException {
        in.mark(MOST_BYTES);
        byte[] head = in.readNBytes(MOST_BYTES);
        in.reset();
        int length = length(head);
        in.skipNBytes(length);
        return Arrays.copyOf(head, length);
    }

    private static int length(byte[] head) {
        ByteBuffer boxes = ByteBuffer.wrap(head);
        long at = 0;
        while (at + HEADER <= head.length) {
            long size = Integer.toUnsignedLong(boxes.getInt((int) at));
            String type = new String(head, (int) at + 4, 4, StandardCharsets.ISO_8859_1);
            boolean moov = type.equals("moov");
            if (size < HEADER || at + size > head.length || !(moov || BEFORE_MOOV.contains(type))) {
                return 0;
            }
            at += size;
            if (moov) {
                return (int) at;
            }
        }
        return 0;
    }
}
