package dev.livekeep.origin.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A loop in fragmented MP4 (ISO/IEC 14496-12): one init section, one movie fragment a unit. */
final class Mp4Loop implements MediaLoop {
    private static final int IDENT = 192;
    private static final byte[] STYP = {
        0, 0, 0, 24, 's', 't', 'y', 'p', 'm', 's', 'd', 'h', 0, 0, 0, 0, 'm', 's', 'd', 'h', 'm', 's', 'i', 'x'
    };

    private final byte[] init;
    private final List<byte[]> fragments = new ArrayList<>();
    private final Map<Integer, Long> timescales = new HashMap<>();
    private final long turnMillis;

    Mp4Loop(byte[] file, long unitMillis) {
        List<Mp4Box> boxes = Mp4Box.of(file, 0, file.length);
        Mp4Box moov = boxes.stream().filter(b -> b.is("moov")).findFirst().orElseThrow();
        init = Arrays.copyOfRange(file, 0, moov.end());
        for (Mp4Box trak : moov.children("trak")) {
            int id = trak.child("tkhd").int32(isLong(trak.child("tkhd")) ? 28 : 20);
            Mp4Box mdhd = trak.child("mdia").child("mdhd");
            timescales.put(id, (long) mdhd.int32(isLong(mdhd) ? 28 : 20));
        }
        for (Mp4Box box : boxes) {
            if (box.is("moof")) {
                fragments.add(Arrays.copyOfRange(file, box.start(), box.end() + box.lengthOfBoxAfter()));
            }
        }
        turnMillis = unitMillis * fragments.size();
    }

    private static boolean isLong(Mp4Box fullBox) {
        return fullBox.version() == 1;
    }

    @Override
    public int units() {
        return fragments.size();
    }

    @Override
    public Optional<byte[]> initSection() {
        return Optional.of(init.clone());
    }

    @Override
    public Template template(int first, int count, long size) {
        int media = 0;
        for (int n = 0; n < count; n++) {
            media += fragments.get((first + n) % units()).length;
        }
        int free = (int) Math.max(8 + IDENT, size - STYP.length - media);
        ByteBuffer bytes = ByteBuffer.allocate(STYP.length + free + media);
        List<Patch> patches = new ArrayList<>();
        int[] cuts = new int[count + 1];
        bytes.put(STYP).putInt(free).put("free".getBytes(StandardCharsets.US_ASCII));
        patches.add(new Ident(bytes.position()));
        bytes.position(STYP.length + free);
        cuts[0] = bytes.position();
        for (int n = 0; n < count; n++) {
            byte[] fragment = fragments.get((first + n) % units());
            addPatches(patches, fragment, bytes.position(), first + n);
            bytes.put(fragment);
            cuts[n + 1] = bytes.position();
        }
        return new Template(bytes.array(), patches, cuts);
    }

    private void addPatches(List<Patch> patches, byte[] fragment, int at, int unit) {
        Mp4Box moof = Mp4Box.of(fragment, 0, fragment.length).get(0);
        patches.add(new SequenceNumber(at + moof.child("mfhd").start() + 12, unit, units()));
        for (Mp4Box traf : moof.children("traf")) {
            long timescale =
                    Objects.requireNonNull(timescales.get(traf.child("tfhd").int32(12)));
            Mp4Box tfdt = traf.child("tfdt");
            if (tfdt.version() != 1) {
                throw new IllegalArgumentException("want 64-bit decode times in the loop, found 32-bit ones");
            }
            long first = tfdt.int64(12);
            patches.add(new DecodeTime(at + tfdt.start() + 12, first, unit / units(), timescale, turnMillis));
        }
    }

    private record SequenceNumber(int offset, int unit, int units) implements Patch {
        @Override
        public int length() {
            return 4;
        }

        @Override
        public byte[] bytes(Place place) {
            long number = place.turn() * units + unit + 1;
            return ByteBuffer.allocate(4).putInt((int) number).array();
        }
    }

    private record DecodeTime(int offset, long first, int turn, long timescale, long turnMillis) implements Patch {
        @Override
        public int length() {
            return 8;
        }

        @Override
        public byte[] bytes(Place place) {
            long base = place.baseTicks() / 90_000 * timescale;
            long time = base + first + (place.turn() + turn) * turnMillis * timescale / 1000;
            return ByteBuffer.allocate(8).putLong(time).array();
        }
    }

    private record Ident(int offset) implements Patch {
        @Override
        public int length() {
            return IDENT;
        }

        @Override
        public byte[] bytes(Place place) {
            return Arrays.copyOf(place.ident().getBytes(StandardCharsets.UTF_8), IDENT);
        }
    }
}
