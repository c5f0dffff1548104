package dev.livekeep.origin.media;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** One packet of a transport stream, with the places of the clocks it holds. */
final class TsPacket {
    static final int SIZE = 188;

    private final byte[] bytes;

    private TsPacket(byte[] bytes) {
        this.bytes = bytes;
    }

    static List<TsPacket> split(byte[] stream) {
        if (stream.length % SIZE != 0) {
            throw new IllegalArgumentException("want whole packets of 188 bytes, got " + stream.length + " bytes");
        }
        List<TsPacket> packets = new ArrayList<>();
        for (int at = 0; at < stream.length; at += SIZE) {
            packets.add(new TsPacket(Arrays.copyOfRange(stream, at, at + SIZE)));
        }
        return packets;
    }

    /** The PID of the first programme in a program association table that fills one packet. */
    static int pmtPid(byte[] pat) {
        return ((pat[15] & 0x1F) << 8) | (pat[16] & 0xFF);
    }

    /** The packet itself, not a copy. */
    byte[] bytes() {
        return bytes;
    }

    int pid() {
        return ((bytes[1] & 0x1F) << 8) | (bytes[2] & 0xFF);
    }

    boolean isPadding() {
        return pid() == 0x1FFF;
    }

    boolean hasPayload() {
        return (bytes[3] & 0x10) != 0;
    }

    OptionalInt pcrOffset() {
        boolean adaptation = (bytes[3] & 0x20) != 0 && bytes[4] > 0;
        return adaptation && (bytes[5] & 0x10) != 0 ? OptionalInt.of(6) : OptionalInt.empty();
    }

    OptionalInt ptsOffset() {
        return stampOffset(0x80, 9);
    }

    OptionalInt dtsOffset() {
        return stampOffset(0x40, 14);
    }

    OptionalLong pts() {
        OptionalInt at = ptsOffset();
        return at.isPresent() ? OptionalLong.of(TsClock.readStamp(bytes, at.getAsInt())) : OptionalLong.empty();
    }

    private OptionalInt stampOffset(int flag, int offset) {
        boolean startsPes = (bytes[1] & 0x40) != 0 && hasPayload();
        int start = (bytes[3] & 0x20) != 0 ? 5 + (bytes[4] & 0xFF) : 4;
        if (!startsPes || bytes[start] != 0 || bytes[start + 1] != 0 || bytes[start + 2] != 1) {
            return OptionalInt.empty();
        }
        return (bytes[start + 7] & flag) != 0 ? OptionalInt.of(start + offset) : OptionalInt.empty();
    }
}
