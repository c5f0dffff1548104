package dev.livekeep.origin.media;

/** The 33-bit clocks of a transport stream: time stamps (ISO/IEC 13818-1 §2.4.3.7) and the program clock reference (§2.4.3.5). */
final class TsClock {
    static final long WRAP = 1L << 33;

    private TsClock() {}

    static long readStamp(byte[] b, int at) {
        return (b[at] & 0x0EL) << 29
                | (b[at + 1] & 0xFFL) << 22
                | (b[at + 2] & 0xFEL) << 14
                | (b[at + 3] & 0xFFL) << 7
                | (b[at + 4] & 0xFEL) >> 1;
    }

    /** A time stamp as it is written; {@code marker} is the first byte it had, whose upper four bits are kept. */
    static byte[] stamp(byte marker, long ticks) {
        long t = Math.floorMod(ticks, WRAP);
        return new byte[] {
            (byte) ((marker & 0xF0) | ((t >> 29) & 0x0E) | 1),
            (byte) (t >> 22),
            (byte) (((t >> 14) & 0xFE) | 1),
            (byte) (t >> 7),
            (byte) (((t << 1) & 0xFE) | 1)
        };
    }

    static long readPcrBase(byte[] b, int at) {
        return (b[at] & 0xFFL) << 25
                | (b[at + 1] & 0xFFL) << 17
                | (b[at + 2] & 0xFFL) << 9
                | (b[at + 3] & 0xFFL) << 1
                | (b[at + 4] & 0x80L) >> 7;
    }

    /** The first five bytes of a clock reference; {@code fifth} is the byte that stood there, whose lower seven bits are kept. */
    static byte[] pcr(byte fifth, long ticks) {
        long t = Math.floorMod(ticks, WRAP);
        return new byte[] {
            (byte) (t >> 25),
            (byte) (t >> 17),
            (byte) (t >> 9),
            (byte) (t >> 1),
            (byte) (((t << 7) & 0x80) | (fifth & 0x7F))
        };
    }
}
