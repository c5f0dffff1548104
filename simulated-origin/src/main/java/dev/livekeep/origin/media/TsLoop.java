package dev.livekeep.origin.media;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A loop in an MPEG transport stream (ISO/IEC 13818-1). Its clock starts at 0. */
final class TsLoop implements MediaLoop {
    private static final int PACKET = TsPacket.SIZE;

    private final int units;
    private final long unitTicks;
    private final byte[] pat;
    private final byte[] pmt;
    private final List<LoopPacket> packets;
    private final Map<Integer, Integer> payloadsPerTurn = new HashMap<>();

    private record LoopPacket(TsPacket packet, int unit, int counter) {}

    TsLoop(byte[] stream, int units, long unitTicks) {
        this.units = units;
        this.unitTicks = unitTicks;
        List<TsPacket> all = TsPacket.split(stream);
        pat = all.stream().filter(p -> p.pid() == 0).findFirst().orElseThrow().bytes();
        int pmtPid = TsPacket.pmtPid(pat);
        pmt = all.stream()
                .filter(p -> p.pid() == pmtPid)
                .findFirst()
                .orElseThrow()
                .bytes();
        packets = sorted(all.stream()
                .filter(p -> p.pid() > 0x1F && p.pid() != pmtPid && !p.isPadding())
                .toList());
    }

    /** Puts packets in the order of their units and numbers those with a payload per PID from 0. */
    private List<LoopPacket> sorted(List<TsPacket> media) {
        Map<Integer, Integer> unitOf = new HashMap<>();
        List<LoopPacket> placed = new ArrayList<>();
        for (TsPacket packet : media) {
            packet.pts().ifPresent(pts -> unitOf.put(packet.pid(), (int) (pts / unitTicks)));
            placed.add(new LoopPacket(packet, Objects.requireNonNull(unitOf.get(packet.pid())), 0));
        }
        placed.sort(Comparator.comparingInt(LoopPacket::unit));
        List<LoopPacket> numbered = new ArrayList<>();
        for (LoopPacket each : placed) {
            int counter = payloadsPerTurn.getOrDefault(each.packet().pid(), 0);
            numbered.add(
                    new LoopPacket(each.packet(), each.unit(), each.packet().hasPayload() ? counter : counter - 1));
            if (each.packet().hasPayload()) {
                payloadsPerTurn.put(each.packet().pid(), counter + 1);
            }
        }
        return List.copyOf(numbered);
    }

    @Override
    public int units() {
        return units;
    }

    @Override
    public Optional<byte[]> initSection() {
        return Optional.empty();
    }

    @Override
    public Template template(int first, int count, long size) {
        List<PlacedPacket> media = mediaOf(first, count);
        int used = media.size() + 3;
        int total = (int) Math.max(used, size / PACKET);
        byte[] bytes = padding(total);
        List<Patch> patches = new ArrayList<>();
        put(bytes, 0, pat);
        patches.add(new TsPatches.TableCounter(0, pat[3]));
        put(bytes, PACKET, pmt);
        patches.add(new TsPatches.TableCounter(PACKET, pmt[3]));
        patches.add(new TsPatches.Ident(2 * PACKET + 4));
        for (int i = 0; i < media.size(); i++) {
            int slot = (int) ((i + 3L) * total / used);
            int at = slot * PACKET;
            put(bytes, at, media.get(i).packet().bytes());
            TsPatches.add(patches, at, media.get(i));
        }
        int[] cuts = new int[total];
        Arrays.setAll(cuts, i -> (i + 1) * PACKET);
        return new Template(bytes, patches, cuts);
    }

    private List<PlacedPacket> mediaOf(int first, int count) {
        List<PlacedPacket> media = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            int unit = (first + n) % units;
            int turn = (first + n) / units;
            for (LoopPacket each : packets) {
                if (each.unit() == unit) {
                    media.add(placed(each, turn));
                }
            }
        }
        return media;
    }

    private PlacedPacket placed(LoopPacket each, int turn) {
        return new PlacedPacket(
                each.packet(),
                turn,
                each.counter(),
                Objects.requireNonNull(payloadsPerTurn.get(each.packet().pid())),
                unitTicks * units);
    }

    /** A media packet in a template: {@code turn} counts from the segment's first unit. */
    record PlacedPacket(TsPacket packet, int turn, int counter, int payloadsPerTurn, long ticksPerTurn) {}

    private static void put(byte[] bytes, int at, byte[] packet) {
        System.arraycopy(packet, 0, bytes, at, PACKET);
    }

    private static byte[] padding(int packets) {
        byte[] bytes = new byte[packets * PACKET];
        Arrays.fill(bytes, (byte) 0xFF);
        for (int at = 0; at < bytes.length; at += PACKET) {
            bytes[at] = 0x47;
            bytes[at + 1] = 0x1F;
            bytes[at + 2] = (byte) 0xFF;
            bytes[at + 3] = 0x10;
        }
        return bytes;
    }
}
