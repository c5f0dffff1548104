package dev.livekeep.domain.playlist;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is repeated four times as often takes some four times as long to read: compares runs of one test only. */
@Tag("ratio")
class LinearTimeTest {
    private static final URI BASE = URI.create("https://cdn.example/live/list.m3u8");
    private static final int SHORT = 16 * 1024;
    private static final int LONG = 4 * SHORT;
    /** Four times as much takes four times as long, or sixteen times where the time is quadratic. */
    private static final int MOST = 9;
    /** Below this, what else the machine does counts for more than the text. */
    private static final long FLOOR = 300_000;

    private static final int TRIES = 12;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final PlaylistReader reader = new PlaylistReader();

    static Stream<String> units() {
        Stream<String> tags = Arrays.stream(TagName.values())
                .flatMap(tag -> Stream.of(
                        "\n#" + tag.text(),
                        "\n#" + tag.text() + ":A=1,URI=\"k\"",
                        "\n#" + tag.text() + ":5\n#EXTINF:1,\na"));
        Stream<String> parts = Stream.of(
                "\n",
                "\r",
                "\r\n",
                " ",
                ":",
                ",",
                "=",
                "\"",
                "@",
                "#",
                "9",
                ".",
                "/",
                "../",
                "?",
                "%",
                "A=1,",
                "A=\"",
                "A=\"b\",",
                "0x",
                "{$a}",
                "{$",
                "}",
                "\uFEFF",
                "\u2028",
                "\uD83D\uDE00",
                "\n#EXTINF:1,\na",
                "\n#EXTINF:1,\n../a",
                "\n#EXT-X-BYTERANGE:1\n#EXTINF:1,\na",
                "\n#EXT-X-DEFINE:NAME=\"a\",VALUE=\"{$a}x\"",
                "\n#EXT-X-DATERANGE:ID=\"a\"",
                "\n#EXT-X-KEY:METHOD=AES-128,URI=\"k\"\n#EXTINF:1,\na",
                "\n#EXT-X-PROGRAM-DATE-TIME:2026-01-01T00:00:00Z",
                "\n#EXT-X-OTHER:{$a}");
        return Stream.concat(tags, parts);
    }

    @ParameterizedTest
    @MethodSource("units")
    void whateverIsRepeatedTakesLinearTime(String unit) {
        byte[] little = playlist(unit, SHORT);
        byte[] much = playlist(unit, LONG);
        long shortest = Long.MAX_VALUE;
        long longest = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            shortest = Math.min(shortest, time(little));
            longest = Math.min(longest, time(much));
        }

        assertThat(longest).isLessThanOrEqualTo(MOST * Math.max(shortest, FLOOR));
    }

    private static byte[] playlist(String unit, int size) {
        String first = "#EXTM3U\n#EXT-X-DEFINE:NAME=\"a\",VALUE=\"b\"\n#EXTINF:1,";
        return (first + unit.repeat(size / unit.length())).getBytes(StandardCharsets.UTF_8);
    }

    /** Of this thread's work only. */
    private long time(byte[] body) {
        long before = THREADS.getCurrentThreadCpuTime();
        try {
            PlaylistPrinter.print(reader.read(body, BASE));
        } catch (UnreadablePlaylistException refused) {
            assertThat(refused).hasMessageContaining("want"); // refused in a line, whatever it is
        }
        return THREADS.getCurrentThreadCpuTime() - before;
    }
}
