package dev.livekeep.twitch.segment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What the boxes of an MP4 init section show (ISO/IEC 14496-12 §4.2). */
final class InitBoxes {

    private static final int HEAD = 8;

    private InitBoxes() {}

    /** Whether it begins with a box that init sections begin with, and so is not encrypted. */
    static boolean isPlain(byte[] bytes) {
        if (bytes.length < HEAD) {
            return false;
        }
        String box = new String(bytes, 4, 4, StandardCharsets.ISO_8859_1);
        return box.equals("ftyp") || box.equals("styp") || box.equals("moov");
    }

    /** Whether the last box ends where the bytes end. */
    static boolean areWhole(byte[] bytes) {
        long at = 0;
        while (at <= bytes.length - HEAD) {
            long size = ByteBuffer.wrap(bytes).getInt((int) at) & 0xffffffffL;
            if (size < HEAD) {
                return false;
            }
            at += size;
        }
        return at == bytes.length;
    }
}
