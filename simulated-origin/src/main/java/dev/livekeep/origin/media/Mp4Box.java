package dev.livekeep.origin.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A box in a file held in memory; offsets count from the file's first byte. */
final class Mp4Box {
    private final byte[] file;
    private final int start;
    private final int end;
    private final String type;

    private Mp4Box(byte[] file, int start, int end, String type) {
        this.file = file;
        this.start = start;
        this.end = end;
        this.type = type;
    }

    static List<Mp4Box> of(byte[] file, int from, int to) {
        List<Mp4Box> boxes = new ArrayList<>();
        for (int at = from; at + 8 <= to; ) {
            int size = ByteBuffer.wrap(file).getInt(at);
            if (size < 8 || at + size > to) {
                throw new IllegalArgumentException("want a box that fits, found size " + size + " at " + at);
            }
            boxes.add(new Mp4Box(file, at, at + size, new String(file, at + 4, 4, StandardCharsets.US_ASCII)));
            at += size;
        }
        return boxes;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    boolean is(String wanted) {
        return type.equals(wanted);
    }

    List<Mp4Box> children(String wanted) {
        return of(file, start + 8, end).stream().filter(b -> b.is(wanted)).toList();
    }

    Mp4Box child(String wanted) {
        return children(wanted).get(0);
    }

    int version() {
        return file[start + 8];
    }

    int int32(int offset) {
        return ByteBuffer.wrap(file).getInt(start + offset);
    }

    long int64(int offset) {
        return ByteBuffer.wrap(file).getLong(start + offset);
    }

    int lengthOfBoxAfter() {
        return ByteBuffer.wrap(file).getInt(end);
    }
}
