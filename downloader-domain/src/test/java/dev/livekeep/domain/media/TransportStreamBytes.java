package dev.livekeep.domain.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes small transport streams, packet by packet. */
final class TransportStreamBytes {

    static final int PACKET = 188;
    static final int VIDEO_PID = 0x100;
    static final int AUDIO_PID = 0x101;

    private static final int VIDEO_STREAM = 0xE0;
    private static final int AUDIO_STREAM = 0xC0;

    private final List<byte[]> packets = new ArrayList<>();
    private final int[] counters = new int[0x2000];

    /** A PAT, a PMT, then 25 video and as many audio PES packets a second from {@code firstStamp} (90 kHz) on. */
    static TransportStreamBytes playing(double seconds, long firstStamp) {
        var stream = new TransportStreamBytes();
        stream.payload(0, "PAT".getBytes(StandardCharsets.US_ASCII));
        stream.payload(0x1000, "PMT".getBytes(StandardCharsets.US_ASCII));
        for (int frame = 0; frame < Math.round(seconds * 25); frame++) {
            stream.frame(firstStamp + frame * 3600L);
        }
        return stream;
    }

    private void frame(long stamp) {
        pes(VIDEO_PID, VIDEO_STREAM, stamp);
        payload(VIDEO_PID, new byte[] {1, 2, 3});
        payload(VIDEO_PID, new byte[] {4, 5, 6});
        pes(AUDIO_PID, AUDIO_STREAM, stamp - 900);
    }

    TransportStreamBytes pes(int pid, int streamId, long stamp) {
        ByteBuffer header = ByteBuffer.allocate(14);
        header.putInt(0x0000_0100 | streamId)
                .putShort((short) 0)
                .put((byte) 0x80)
                .put((byte) 0x80)
                .put((byte) 5);
        header.put((byte) (0x21 | (stamp >>> 29 & 0x0E)));
        header.putShort((short) (1 | (stamp >>> 14 & 0xFFFE)));
        header.putShort((short) (1 | stamp << 1));
        return packet(pid, 0x40, header.array());
    }

    /** A packet in which a PES packet or something else begins. */
    TransportStreamBytes start(int pid, byte[] content) {
        return packet(pid, 0x40, content);
    }

    /** A packet with an adaptation field of no bytes at all before its payload. */
    TransportStreamBytes payloadBehindAnEmptyField(int pid, int firstByte) {
        packet(pid, 0, new byte[] {1});
        packets.getLast()[4] = 0;
        packets.getLast()[5] = (byte) firstByte;
        return this;
    }

    TransportStreamBytes payload(int pid, byte[] content) {
        return packet(pid, 0, content);
    }

    /** One packet; the space before {@code content} is an adaptation field. */
    private TransportStreamBytes packet(int pid, int startFlag, byte[] content) {
        ByteBuffer packet = ByteBuffer.allocate(PACKET);
        packet.put((byte) 0x47).putShort((short) (startFlag << 8 | pid));
        packet.put((byte) (0x30 | counters[pid]));
        counters[pid] = counters[pid] + 1 & 0x0F;
        packet.put((byte) (PACKET - 5 - content.length)).put((byte) 0);
        packet.position(PACKET - content.length);
        packet.put(content);
        packets.add(packet.array());
        return this;
    }

    /** An adaptation field only: the counter stays where it is. */
    TransportStreamBytes withoutPayload(int pid) {
        byte[] packet = new byte[PACKET];
        packet[0] = 0x47;
        packet[1] = (byte) (pid >>> 8);
        packet[2] = (byte) pid;
        packet[3] = (byte) (0x20 | (counters[pid] - 1 & 0x0F));
        packet[4] = (byte) 183;
        packets.add(packet);
        return this;
    }

    TransportStreamBytes skipCounter(int pid) {
        counters[pid] = counters[pid] + 5 & 0x0F;
        return this;
    }

    /** Says so in the newest packet's adaptation field. */
    TransportStreamBytes markDiscontinuity() {
        packets.getLast()[5] |= (byte) 0x80;
        return this;
    }

    TransportStreamBytes markError() {
        packets.getLast()[1] |= (byte) 0x80;
        return this;
    }

    TransportStreamBytes scrambleAll() {
        packets.forEach(packet -> packet[3] |= (byte) 0x80);
        return this;
    }

    TransportStreamBytes sendLastAgain() {
        packets.add(packets.getLast());
        return this;
    }

    TransportStreamBytes drop(int from, int to) {
        packets.subList(from, to).clear();
        return this;
    }

    int count() {
        return packets.size();
    }

    byte[] bytes() {
        byte[] all = new byte[packets.size() * PACKET];
        for (int i = 0; i < packets.size(); i++) {
            System.arraycopy(packets.get(i), 0, all, i * PACKET, PACKET);
        }
        return all;
    }

    /** The bytes with zeros in {@code [from, to)}. */
    byte[] withHole(int from, int to) {
        byte[] all = bytes();
        Arrays.fill(all, from, to, (byte) 0);
        return all;
    }

    /** The first {@code length} bytes. */
    byte[] cutAt(int length) {
        return Arrays.copyOf(bytes(), length);
    }
}
