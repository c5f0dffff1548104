package dev.livekeep.origin.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fragments of MP4, one after the other, are one stream: decode times add up and sequence numbers count. */
class Mp4ContinuityTest {
    private final MediaLibrary library = new MediaLibrary();
    private final Map<Integer, Long> nextTimes = new HashMap<>();
    private final Map<Integer, Long> spans = new HashMap<>();
    private long nextNumber = -1;
    private int track;
    private long defaultDuration;
    private long time;

    /** Walks boxes by ISO/IEC 14496-12, on its own. */
    private void read(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            int start = bytes.position();
            int size = bytes.getInt();
            byte[] type = new byte[4];
            bytes.get(type);
            ByteBuffer inside = bytes.slice(bytes.position(), size - 8);
            switch (new String(type, StandardCharsets.US_ASCII)) {
                case "moof", "traf" -> read(inside);
                case "mfhd" -> number(inside.getInt(4) & 0xFFFFFFFFL);
                case "tfhd" -> header(inside);
                case "tfdt" -> time = inside.getLong(4);
                case "trun" -> run(inside);
                default -> {
                    // Media and padding.
                }
            }
            bytes.position(start + size);
        }
    }

    private void number(long number) {
        if (nextNumber >= 0) {
            assertThat(number).isEqualTo(nextNumber);
        }
        nextNumber = number + 1;
    }

    private void header(ByteBuffer box) {
        int flags = box.getInt(0) & 0xFFFFFF;
        track = box.getInt(4);
        int at = 8 + ((flags & 1) != 0 ? 8 : 0) + ((flags & 2) != 0 ? 4 : 0);
        defaultDuration = (flags & 8) != 0 ? box.getInt(at) : 0;
    }

    private void run(ByteBuffer box) {
        int flags = box.getInt(0) & 0xFFFFFF;
        int samples = box.getInt(4);
        int at = 8 + ((flags & 1) != 0 ? 4 : 0) + ((flags & 4) != 0 ? 4 : 0);
        int stride = 4 * Integer.bitCount(flags & 0xF00);
        long span = 0;
        for (int i = 0; i < samples; i++) {
            span += (flags & 0x100) != 0 ? box.getInt(at + i * stride) : defaultDuration;
        }
        Long expected = nextTimes.put(track, time + span);
        if (expected != null) {
            assertThat(time).as("decode time of track %d", track).isEqualTo(expected);
        }
        spans.merge(track, span, Long::sum);
    }

    @ParameterizedTest
    @CsvSource({"FMP4, 2000, 30", "FMP4, 1800, 30", "FMP4_HEVC, 2000, 30", "FMP4_HEVC, 600, 30"})
    void decodeTimesAndNumbersRunOn(MediaFormat format, long millis, int segments) {
        for (int n = 100; n < 100 + segments; n++) {
            read(ByteBuffer.wrap(
                    library.segment(format, Duration.ofMillis(millis), 300_000, n, 90_000L * 1000, "segment " + n)
                            .bytes()));
        }

        assertThat(nextTimes).hasSize(2);
        assertThat(spans.values()).allMatch(span -> span > 0);
    }
}
