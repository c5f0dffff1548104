package dev.livekeep.domain.media;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The elementary streams of a transport stream and how long each plays, by the PTS in their PES headers. */
final class ElementaryStreams {

    private static final int MOST_STREAMS = 32;
    private static final int START_CODE = 0x0000_01;
    /** From the start code to the end of the PTS. */
    private static final int HEADER_WITH_STAMP = 14;

    private static final int PRIVATE_1 = 0xBD;
    private static final int FIRST_AUDIO = 0xC0;
    private static final int LAST_VIDEO = 0xEF;
    private static final int EXTENDED = 0xFD;

    private final List<PlayedTime> streams = new ArrayList<>(4);

    /** Reads the PES header in {@code bytes} from {@code at} on; what begins there may be something else. */
    void unitStarts(int pid, ByteBuffer bytes, int at, int end) {
        if (end - at < HEADER_WITH_STAMP
                || bytes.getInt(at) >>> 8 != START_CODE
                || !isMedia(bytes.get(at + 3) & 0xFF)) {
            return;
        }
        boolean isHeader = (bytes.get(at + 6) & 0xC0) == 0x80;
        boolean hasStamp = (bytes.get(at + 7) & 0x80) != 0;
        if (isHeader && hasStamp) {
            add(pid, stamp(bytes.get(at + 9), bytes.getInt(at + 10)));
        }
    }

    /** Seconds played by the stream that plays longest, negative when none tells. */
    double longestSeconds() {
        double longest = -1;
        for (PlayedTime stream : streams) {
            if (stream.isMeasured()) {
                longest = Math.max(longest, stream.seconds());
            }
        }
        return longest;
    }

    private static boolean isMedia(int streamId) {
        return (streamId >= FIRST_AUDIO && streamId <= LAST_VIDEO) || streamId == PRIVATE_1 || streamId == EXTENDED;
    }

    /** 3 + 15 + 15 bits, a marker bit after each group. */
    private static long stamp(byte high, int low) {
        return (high & 0x0EL) << 29 | (low & 0xFFFE_0000L) >>> 2 | (low & 0xFFFEL) >>> 1;
    }

    private void add(int pid, long stamp) {
        for (PlayedTime stream : streams) {
            if (stream.pid() == pid) {
                stream.add(stamp);
                return;
            }
        }
        if (streams.size() < MOST_STREAMS) {
            PlayedTime stream = new PlayedTime(pid);
            stream.add(stamp);
            streams.add(stream);
        }
    }
}
