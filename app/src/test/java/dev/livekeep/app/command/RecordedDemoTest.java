package dev.livekeep.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.app.export.Playing;
import dev.livekeep.app.export.Tool;
import dev.livekeep.origin.SimulatedOrigin;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.testkit.tools.UsesTool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the demo records, compared with all that its origin listed by programs that share no code with Livekeep. */
@Tag("process")
class RecordedDemoTest {
    private static final int SECONDS = 12;

    @TempDir
    private static Path archive;

    private static List<Offer> offers = List.of();

    @TempDir
    Path folder;

    @BeforeAll
    static void record() throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (SimulatedOrigin origin = SimulatedOrigin.start(OriginConfig.defaults())) {
            int code = new SimulatedRun(origin, archive)
                    .record(SECONDS, Map.of(), new PrintStream(said, true, StandardCharsets.UTF_8));

            assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
            offers = Offer.settled(origin.journal());
        }
    }

    private static List<Offer> offered(String channel, String rendition) {
        List<Offer> some = offers.stream()
                .filter(offer ->
                        offer.channel().equals(channel) && offer.rendition().equals(rendition))
                .toList();
        assertThat(some).as("listed of %s", channel).hasSizeGreaterThan(15);
        return some;
    }

    @UsesTool("python3")
    @ParameterizedTest
    @CsvSource({"one, 1080p60", "two, 720p60", "three, 1080p60"})
    void pythonFindsEverySegmentThatWasListedAndNoHole(String channel, String rendition)
            throws IOException, InterruptedException {
        List<Offer> offered = offered(channel, rendition);

        String read = Tool.said(
                "python3",
                "src/test/python/read_archive.py",
                archive,
                "--channel=" + channel,
                "--start=" + offered.getFirst().start(),
                "--end=" + offered.getLast().end());

        Object found = new Load(LoadSettings.builder().build()).loadFromString(read);
        Object quality = at(found, "channels", channel, "source");
        assertThat((List<?>) at(quality, "segments"))
                .extracting(RecordedDemoTest::inWords)
                .isEqualTo(offered.stream()
                        .map(offer -> offer.start() + " full " + offer.sha256())
                        .toList());
        assertThat((List<?>) at(quality, "holes")).as(read).isEmpty();
        assertThat(at(quality, "temps")).isEqualTo(0);
        assertThat((List<?>) at(found, "problems")).isEmpty();
    }

    /** Its start, its kind and the hash in its name. */
    private static String inWords(Object segment) {
        String name = String.valueOf(at(segment, "name"));
        String hash = name.split("-", 4)[3].replace(".ts", "");
        return Instant.parse(String.valueOf(at(segment, "start"))) + " " + at(segment, "kind") + " " + hash;
    }

    private static Object at(Object tree, String... keys) {
        @Nullable Object found = tree;
        for (String key : keys) {
            found = ((Map<?, ?>) Objects.requireNonNull(found)).get(key);
        }
        return Objects.requireNonNull(found, () -> String.join("/", keys));
    }

    @UsesTool("ffmpeg")
    @UsesTool("ffprobe")
    @ParameterizedTest
    @CsvSource({
        "one, 1080p60, one.ts",
        "one, 1080p60, one.mp4",
        "two, 720p60, two.ts",
        "two, 720p60, two.mp4",
        "three, 1080p60, three.ts",
        "three, 1080p60, three.mp4"
    })
    void anExportDecodesWithoutAnErrorAndLastsAsLongAsTheTimeline(String channel, String rendition, String name)
            throws IOException, InterruptedException {
        List<Offer> offered = offered(channel, rendition);
        Path file = folder.resolve(name);

        Ran ran = Ran.command(
                "export",
                channel,
                "source",
                "--base-dir=" + archive,
                "--from=" + offered.getFirst().start(),
                "--to=" + offered.getLast().end(),
                "-o",
                file);

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        double seconds = offered.stream()
                .collect(Collectors.summingDouble(offer -> offer.duration().toMillis() / 1e3));
        Playing.of(file).decodes().lasts(seconds);
    }
}
