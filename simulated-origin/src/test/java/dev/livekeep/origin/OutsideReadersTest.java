package dev.livekeep.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.journal.JournalEvent;
import dev.livekeep.testkit.tools.UsesTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that others wrote read the origin's plain HLS while it is live, over several reloads, and have nothing to say. */
@Tag("process")
class OutsideReadersTest {
    /**
     * ffmpeg 5.1 makes an object for EXT-X-MAP at each reload, takes it for another init section since it compares
     * addresses, and fetches it again. Every live playlist with EXT-X-MAP meets this; the media is whole.
     */
    private static final String READS_INIT_AGAIN = "Found duplicated MOOV Atom";

    private static SimulatedOrigin origin;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        origin = SimulatedOrigin.start(OriginConfig.defaults()
                .withChannels(
                        ChannelConfig.ts("ts", 600_000),
                        ChannelConfig.fmp4("fmp4", 600_000),
                        ChannelConfig.hevc("hevc", 600_000))
                .withSegments(Duration.ofSeconds(1), 8, Duration.ofSeconds(20)));
    }

    @AfterAll
    static void stop() {
        origin.close();
    }

    /** What the program printed; it must end well within two minutes. */
    private List<String> run(String... command) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(
                        Files.createTempFile(folder, "no", "input").toFile()))
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        List<String> printed = Files.readAllLines(output);
        assertThat(process.exitValue()).as("%s", printed).isZero();
        return printed;
    }

    private List<String> decode(String input, String... more) throws IOException, InterruptedException {
        String[] first = {"ffmpeg", "-nostdin", "-hide_banner", "-loglevel", "warning", "-i", input};
        String[] last = {"-f", "null", "-"};
        return run(Stream.of(first, more, last).flatMap(Arrays::stream).toArray(String[]::new));
    }

    private static List<String> complaints(List<String> printed, boolean fragmented) {
        return printed.stream()
                .filter(line ->
                        !fragmented || !(line.contains(READS_INIT_AGAIN) || line.contains("Last message repeated")))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"ts, 1080p60, false", "ts, audio_only, false", "fmp4, 1080p60, true", "hevc, 720p60, true"})
    @UsesTool("ffmpeg")
    void ffmpegReadsALivePlaylist(String channel, String rendition, boolean fragmented) throws Exception {
        List<String> printed = decode(origin.media(channel, rendition).toString(), "-t", "6");

        assertThat(complaints(printed, fragmented)).isEmpty();
        List<JournalEvent.Asked> asked = origin.journal().events(JournalEvent.Asked.class).stream()
                .filter(a -> a.channel().filter(channel::equals).isPresent())
                .filter(a -> a.rendition().filter(rendition::equals).isPresent())
                .toList();
        assertThat(asked.stream().filter(a -> a.kind().equals("media"))).hasSizeGreaterThan(2);
        assertThat(asked.stream().filter(a -> a.kind().equals("segment"))).hasSizeGreaterThan(4);
        if (printed.stream().anyMatch(line -> line.contains(READS_INIT_AGAIN))) {
            assertThat(asked.stream().filter(a -> a.kind().equals("init"))).hasSizeGreaterThan(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"ts, best, false", "fmp4, worst, true"})
    @UsesTool("streamlink")
    @UsesTool("ffmpeg")
    void streamlinkReadsAMultivariantPlaylist(String channel, String quality, boolean fragmented) throws Exception {
        Path file = folder.resolve("read");

        List<String> printed = run(
                "streamlink",
                "--loglevel",
                "warning",
                "--hls-duration",
                "5",
                "--output",
                file.toString(),
                "hls://" + origin.multivariant(channel),
                quality);

        assertThat(printed).isEmpty();
        assertThat(complaints(decode(file.toString()), fragmented)).isEmpty();
        assertThat(file).isNotEmptyFile();
    }
}
