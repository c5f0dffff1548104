package dev.livekeep.domain.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Makes small fragmented MP4s, box by box. */
final class FragmentedMp4Bytes {

    static final int TIMESCALE = 1000;

    private FragmentedMp4Bytes() {}

    /** An init section of one track with the given default sample duration. */
    static byte[] init(int defaultDuration) {
        return init(defaultDuration, 0);
    }

    /** The same with the date fields of the given version. */
    static byte[] init(int defaultDuration, int version) {
        byte[] times = new byte[version == 1 ? 16 : 8];
        byte[] tkhd = box("tkhd", fields(version << 24), times, fields(1));
        byte[] mdhd = box("mdhd", fields(version << 24), times, fields(TIMESCALE, 0));
        byte[] trex = box("trex", fields(0, 1, 1, defaultDuration, 0, 0));
        return join(box("ftyp", fields(0, 0)), box("moov", box("trak", tkhd, box("mdia", mdhd)), box("mvex", trex)));
    }

    /** {@code styp}, then {@code fragments} of ten samples of 100 ms each. */
    static byte[] playing(int fragments) {
        byte[] all = box("styp", fields(0, 0));
        for (int i = 0; i < fragments; i++) {
            all = join(all, moof(), mdat());
        }
        return all;
    }

    /** Ten samples that each say their duration of 100 ms. */
    static byte[] moof() {
        int[] durations = new int[10];
        Arrays.fill(durations, 100);
        byte[] trun = box("trun", fields(0x101, 10, 0), fields(durations));
        return moof(box("tfhd", fields(0, 1)), trun);
    }

    static byte[] moof(byte[] tfhd, byte[] trun) {
        return box("moof", box("mfhd", fields(0, 1)), box("traf", tfhd, trun));
    }

    static byte[] mdat() {
        return box("mdat", new byte[500]);
    }

    static byte[] box(String type, byte[]... content) {
        byte[] payload = join(content);
        return ByteBuffer.allocate(8 + payload.length)
                .putInt(8 + payload.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(payload)
                .array();
    }

    /** A box whose size is written in 64 bits. */
    static byte[] longBox(String type, byte[] payload) {
        return ByteBuffer.allocate(16 + payload.length)
                .putInt(1)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .putLong(16L + payload.length)
                .put(payload)
                .array();
    }

    static byte[] fields(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
        for (int value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
