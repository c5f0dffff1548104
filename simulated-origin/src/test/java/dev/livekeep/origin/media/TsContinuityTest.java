package dev.livekeep.origin.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Segments of a transport stream, one after the other, are one stream: also where the loop of 8 s begins anew. */
class TsContinuityTest {
    private static final long WRAP = 1L << 33;
    private static final int VIDEO = 0x100;
    private static final int AUDIO = 0x101;

    private final MediaLibrary library = new MediaLibrary();
    private final Map<Integer, Integer> counters = new HashMap<>();
    private final Map<Integer, List<Long>> stamps = new HashMap<>();
    private final List<Long> clocks = new ArrayList<>();

    /** Reads whole packets by ISO/IEC 13818-1, on its own. */
    private void read(byte[] segment) {
        assertThat(segment.length % 188).isZero();
        for (int at = 0; at < segment.length; at += 188) {
            assertThat(segment[at]).isEqualTo((byte) 0x47);
            int pid = bits(segment, at + 1, 0x1F) << 8 | bits(segment, at + 2, 0xFF);
            boolean payload = (segment[at + 3] & 0x10) != 0;
            boolean adaptation = (segment[at + 3] & 0x20) != 0;
            if (pid == 0x1FFF) {
                continue;
            }
            count(pid, segment[at + 3] & 0x0F, payload);
            int start = at + 4;
            if (adaptation) {
                int length = bits(segment, start, 0xFF);
                if (length > 0 && (segment[start + 1] & 0x10) != 0) {
                    clocks.add(clock(segment, start + 2));
                }
                start += 1 + length;
            }
            boolean startsUnit = (segment[at + 1] & 0x40) != 0;
            if (payload && startsUnit && (pid == VIDEO || pid == AUDIO)) {
                assertThat(segment[start + 2]).isEqualTo((byte) 1);
                stamps.computeIfAbsent(pid, k -> new ArrayList<>()).add(stamp(segment, start + 9));
            }
        }
    }

    private void count(int pid, int counter, boolean payload) {
        Integer before = counters.put(pid, counter);
        if (before != null) {
            assertThat(counter).as("counter of PID %x", pid).isEqualTo(payload ? (before + 1) % 16 : before);
        }
    }

    private static int bits(byte[] bytes, int at, int mask) {
        return bytes[at] & mask;
    }

    private static long clock(byte[] b, int at) {
        return (long) bits(b, at, 0xFF) << 25
                | (long) bits(b, at + 1, 0xFF) << 17
                | (long) bits(b, at + 2, 0xFF) << 9
                | (long) bits(b, at + 3, 0xFF) << 1
                | bits(b, at + 4, 0x80) >> 7;
    }

    private static long stamp(byte[] b, int at) {
        return (long) bits(b, at, 0x0E) << 29
                | (long) bits(b, at + 1, 0xFF) << 22
                | (long) bits(b, at + 2, 0xFE) << 14
                | (long) bits(b, at + 3, 0xFF) << 7
                | bits(b, at + 4, 0xFE) >> 1;
    }

    private static List<Long> steps(List<Long> ticks) {
        List<Long> steps = new ArrayList<>();
        for (int i = 1; i < ticks.size(); i++) {
            steps.add(Math.floorMod(ticks.get(i) - ticks.get(i - 1), WRAP));
        }
        return steps;
    }

    @ParameterizedTest
    @CsvSource({"2000, 30", "1800, 30", "400, 60", "10000, 5"})
    void stampsClocksAndCountersRunOn(long millis, int segments) {
        Duration duration = Duration.ofMillis(millis);
        long begins = WRAP - 90_000 * 5; // so that all clocks run over on the way

        for (int n = 100; n < 100 + segments; n++) {
            read(library.segment(MediaFormat.TS, duration, 300_000, n, begins, "segment " + n)
                    .bytes());
        }

        List<Long> video = stamps.getOrDefault(VIDEO, List.of());
        assertThat(steps(video)).containsOnly(3000L);
        assertThat(video).hasSize((int) (segments * millis * 30 / 1000));
        assertThat(steps(stamps.getOrDefault(AUDIO, List.of())))
                .isNotEmpty()
                .allMatch(step -> step > 0 && step % 1920 == 0);
        assertThat(steps(clocks)).isNotEmpty().allMatch(step -> step > 0 && step <= 90_000 / 10 * 2);
        long first = Math.floorMod(begins + 100 * millis * 90, WRAP);
        assertThat(Math.floorMod(video.get(0) - first, WRAP)).isLessThan(90_000L);
    }
}
