package dev.livekeep.domain.media;

import dev.livekeep.domain.media.MediaVerdict.Shape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks a body as MPEG transport stream packets (ISO/IEC 13818-1 §2.4.3). Looks at packet headers only, and at the first
 * bytes of each PES packet. Elementary streams are known by their PES headers, so that a missing or late PMT is no matter.
 */
final class TransportStreamCheck {

    private static final int PACKET = 188;
    private static final int SYNC = 0x47;
    /** So many packets decide whether this is a transport stream at all: more than half must begin with the sync byte. */
    private static final int PACKETS_TO_DECIDE = 64;

    private static final int TRANSPORT_ERROR = 0x80_0000;
    private static final int UNIT_START = 0x40_0000;
    private static final int SCRAMBLED = 0xC0;
    private static final int HAS_ADAPTATION = 0x20;
    private static final int HAS_PAYLOAD = 0x10;
    private static final int DISCONTINUITY = 0x80;
    private static final int PIDS = 0x2000;
    private static final int NULL_PID = PIDS - 1;

    /** In {@link #counters}: a packet of this PID was seen, its counter is in the low four bits, it came twice. */
    private static final int SEEN = 0x10;

    private static final int REPEATED = 0x20;

    private final byte[] counters = new byte[PIDS];
    private final ElementaryStreams streams = new ElementaryStreams();
    private final ByteBuffer split = ByteBuffer.allocate(PACKET);
    private boolean foreign = false;
    private long seen = 0;
    private long unsynced = 0;
    private long broken = 0;
    private long lost = 0;

    /** Whether nothing yet speaks against these being packets. */
    boolean isPossible() {
        return !foreign;
    }

    /** Whether these are packets, by what has been seen. */
    boolean isRecognised() {
        if (seen >= PACKETS_TO_DECIDE) {
            return !foreign;
        }
        boolean tailSynced = split.position() > 0 && (split.get(0) & 0xFF) == SYNC;
        long heads = seen + (split.position() > 0 ? 1 : 0);
        long synced = seen - unsynced + (tailSynced ? 1 : 0);
        return synced * 2 > heads;
    }

    /** Reads all that remains, by absolute position. */
    void accept(ByteBuffer bytes) {
        int at = bytes.position();
        int end = bytes.limit();
        if (split.position() > 0) {
            at += hold(bytes, at, Math.min(PACKET - split.position(), end - at));
            if (split.hasRemaining()) {
                return;
            }
            packet(split, 0);
            split.clear();
        }
        for (; end - at >= PACKET && !foreign; at += PACKET) {
            packet(bytes, at);
        }
        if (!foreign) {
            hold(bytes, at, end - at);
        }
    }

    MediaVerdict finish(ListedSpan span) {
        List<String> faults = new ArrayList<>();
        note(faults, unsynced, "packets without sync byte");
        note(faults, broken, "packets marked as damaged");
        note(faults, lost, "breaks of continuity");
        note(faults, split.position(), "bytes of an unfinished packet");
        double played = streams.longestSeconds();
        if (played >= 0 && span.isMissedBy(played)) {
            faults.add(span.complaint(played));
        }
        if (faults.isEmpty() && played < 0) {
            return new MediaVerdict(Shape.UNKNOWN, true, "");
        }
        return new MediaVerdict(Shape.TRANSPORT_STREAM, faults.isEmpty(), String.join(", ", faults));
    }

    private static void note(List<String> faults, long count, String what) {
        if (count > 0) {
            faults.add(count + " " + what);
        }
    }

    private int hold(ByteBuffer bytes, int at, int count) {
        split.put(split.position(), bytes, at, count);
        split.position(split.position() + count);
        return count;
    }

    private void packet(ByteBuffer bytes, int at) {
        seen++;
        int head = bytes.getInt(at);
        if (head >>> 24 == SYNC) {
            synced(head, bytes, at);
        } else {
            unsynced++;
        }
        if (seen == PACKETS_TO_DECIDE) {
            foreign = unsynced * 2 >= seen;
        }
    }

    private void synced(int head, ByteBuffer bytes, int at) {
        if ((head & TRANSPORT_ERROR) != 0) {
            broken++;
            return;
        }
        int pid = head >>> 8 & NULL_PID;
        if (pid == NULL_PID) {
            return;
        }
        int payload = 4;
        boolean discontinuous = false;
        if ((head & HAS_ADAPTATION) != 0) {
            int length = bytes.get(at + 4) & 0xFF;
            payload += 1 + length;
            discontinuous = length > 0 && (bytes.get(at + 5) & DISCONTINUITY) != 0;
        }
        follow(pid, head, discontinuous);
        if ((head & (UNIT_START | HAS_PAYLOAD)) == (UNIT_START | HAS_PAYLOAD) && (head & SCRAMBLED) == 0) {
            streams.unitStarts(pid, bytes, at + payload, at + PACKET);
        }
    }

    /** The counter goes up by one with every payload; a packet may be sent twice; a packet without payload keeps it. */
    private void follow(int pid, int head, boolean discontinuous) {
        int counter = head & 0x0F;
        int before = counters[pid];
        boolean hasPayload = (head & HAS_PAYLOAD) != 0;
        int repeated = 0;
        if (before != 0 && !discontinuous) {
            boolean same = counter == (before & 0x0F);
            boolean next = counter == (before + 1 & 0x0F);
            if (hasPayload && same && (before & REPEATED) == 0) {
                repeated = REPEATED;
            } else if (hasPayload ? !next : !same) {
                lost++;
            }
        }
        counters[pid] = (byte) (SEEN | repeated | counter);
    }
}
