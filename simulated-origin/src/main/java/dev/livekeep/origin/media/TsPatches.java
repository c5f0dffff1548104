package dev.livekeep.origin.media;

import dev.livekeep.origin.media.TsLoop.PlacedPacket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What changes in a transport stream from turn to turn: continuity counters and clocks. */
final class TsPatches {
    private TsPatches() {}

    /** Adds the patches of one media packet that stands at {@code at}, in ascending order. */
    static void add(List<Patch> patches, int at, PlacedPacket placed) {
        byte[] bytes = placed.packet().bytes();
        patches.add(new Counter(at + 3, bytes[3], placed));
        placed.packet()
                .pcrOffset()
                .ifPresent(
                        pcr -> patches.add(new Pcr(at + pcr, bytes[pcr + 4], placed, TsClock.readPcrBase(bytes, pcr))));
        placed.packet()
                .ptsOffset()
                .ifPresent(pts -> patches.add(new Stamp(at + pts, bytes[pts], placed, TsClock.readStamp(bytes, pts))));
        placed.packet()
                .dtsOffset()
                .ifPresent(dts -> patches.add(new Stamp(at + dts, bytes[dts], placed, TsClock.readStamp(bytes, dts))));
    }

    /** The counter of a table that stands once in each segment. */
    record TableCounter(int packet, byte flags) implements Patch {
        @Override
        public int offset() {
            return packet + 3;
        }

        @Override
        public int length() {
            return 1;
        }

        @Override
        public byte[] bytes(Place place) {
            return new byte[] {(byte) ((flags & 0xF0) | (place.number() & 0x0F))};
        }
    }

    private record Counter(int offset, byte flags, PlacedPacket placed) implements Patch {
        @Override
        public int length() {
            return 1;
        }

        @Override
        public byte[] bytes(Place place) {
            long counter = placed.counter() + (place.turn() + placed.turn()) * placed.payloadsPerTurn();
            return new byte[] {(byte) ((flags & 0xF0) | (counter & 0x0F))};
        }
    }

    private record Stamp(int offset, byte marker, PlacedPacket placed, long first) implements Patch {
        @Override
        public int length() {
            return 5;
        }

        @Override
        public byte[] bytes(Place place) {
            return TsClock.stamp(marker, shifted(first, placed, place));
        }
    }

    private record Pcr(int offset, byte fifth, PlacedPacket placed, long first) implements Patch {
        @Override
        public int length() {
            return 5;
        }

        @Override
        public byte[] bytes(Place place) {
            return TsClock.pcr(fifth, shifted(first, placed, place));
        }
    }

    private static long shifted(long first, PlacedPacket placed, Place place) {
        return place.baseTicks() + first + (place.turn() + placed.turn()) * placed.ticksPerTurn();
    }

    /** Text in the payload of a padding packet. */
    record Ident(int offset) implements Patch {
        @Override
        public int length() {
            return TsPacket.SIZE - 4;
        }

        @Override
        public byte[] bytes(Place place) {
            byte[] text = place.ident().getBytes(StandardCharsets.UTF_8);
            byte[] payload = new byte[length()];
            Arrays.fill(payload, (byte) 0xFF);
            System.arraycopy(text, 0, payload, 0, Math.min(text.length, payload.length));
            return payload;
        }
    }
}
