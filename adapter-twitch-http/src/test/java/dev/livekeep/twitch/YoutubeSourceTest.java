package dev.livekeep.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.source.SourceType;
import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.ports.HttpEvents;
import dev.livekeep.twitch.http.HttpSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** yt-dlp, for which a shell script stands in. */
@Tag("process")
class YoutubeSourceTest {

    private static final String VARIANTS = "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1000\nmedia.m3u8\n";

    @TempDir
    private Path folder;

    private Path program = Path.of("not-made-yet");
    private Bench bench = new Bench();

    @BeforeEach
    void start() {
        bench.close();
        program = folder.resolve("yt-dlp");
        bench = new Bench(HttpSettings.defaults(), HttpEvents.NONE, program.toString(), twitch -> twitch);
        bench.server.on("/live.m3u8", 200, "", VARIANTS);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void does(String script) throws IOException {
        Files.writeString(program, "#!/bin/sh\ncd " + folder + "\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private SourceType page() {
        return new SourceType.Youtube(bench.server.uri("/watch?v=a;touch%20b&list=$(c)"));
    }

    private StreamAnswer find() {
        return bench.find(page());
    }

    private String failed() {
        return ((StreamAnswer.Failed) find()).reason();
    }

    private boolean isGone(String name) {
        try {
            long pid = Long.parseLong(Files.readString(folder.resolve(name)).strip());
            Path stat = Path.of("/proc/" + pid + "/stat");
            return !Files.exists(stat) || Files.readString(stat).matches("(?s)\\d+ \\(.*\\) Z.*");
        } catch (IOException e) {
            return Files.exists(folder.resolve(name));
        }
    }

    @Test
    void theAddressOfItsJsonIsThePlaylist() throws IOException {
        does("printf '%s\\n' \"$@\" > arguments; echo '{\"id\":\"x\",\"url\":\"" + bench.server.uri("/live.m3u8")
                + "\"}'");

        StreamAnswer answer = find();

        assertThat(answer).isInstanceOf(StreamAnswer.Variants.class);
        assertThat(Files.readAllLines(folder.resolve("arguments")))
                .containsExactly(
                        "--dump-json",
                        "--output",
                        "infojson:-",
                        "--",
                        bench.server.uri("/watch").toString() + "?v=a;touch%20b&list=$(c)");
    }

    @Test
    void itsInputIsEmptyAndItsComplaintsMayBeLong() throws IOException {
        does("cat; yes 'WARNING: not so good' | head -c 3000000 >&2; echo '{\"url\":\"" + bench.server.uri("/live.m3u8")
                + "\"}'");

        assertThat(find()).isInstanceOf(StreamAnswer.Variants.class);
    }

    @Test
    void aFailureTellsTheLastErrorAndNoQuery() throws IOException {
        String error = "ERROR: [youtube] abc: Unable to download webpage: HTTP Error 429: Too Many Requests (caused by"
                + " <HTTPError 429>) for https://video.test/watch?sig=geheim";
        does("yes 'WARNING: before' | head -20 >&2; echo '" + error + "' >&2; echo >&2; exit 1");

        assertThat(failed())
                .startsWith("yt-dlp ended with status 1: \"ERROR: [youtube] abc: Unable to download webpage")
                .contains("https://video.test/watch?…")
                .doesNotContain("WARNING")
                .doesNotContain("geheim");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ERROR: [youtube] x: This live event will begin in 3 hours.",
                "ERROR: [youtube] x: Premieres in 5 minutes",
                "ERROR: [youtube:tab] @x: The channel is not currently live",
                "ERROR: [youtube] x: This live event has ended."
            })
    void notLiveIsOffline(String words) throws IOException {
        does("echo '" + words + "' >&2; exit 1");

        assertThat(find())
                .isInstanceOfSatisfying(
                        StreamAnswer.Offline.class,
                        offline -> assertThat(offline.words()).contains(words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"url\":null}",
                "{\"url\":7}",
                "{\"url\":\"http://[\"}",
                "{\"url\":",
                "<html>",
                "{\"url\":\"file:///etc/passwd\"}",
                "{\"url\":\"-o\"}"
            })
    void whatIsNoAddressIsAFailure(String output) throws IOException {
        does("cat <<'END'\n" + output + "\nEND");

        assertThat(failed()).isNotEmpty();
    }

    @Test
    void aPlaylistWhereItMustNotBeIsAFailure() throws IOException {
        does("echo '{\"url\":\"http://169.254.169.254/latest\"}'");

        assertThat(failed()).contains("is metadata");
    }

    @Test
    void withoutTheProgramTheErrorSaysSo() throws IOException {
        String missing = failed();
        Files.writeString(program, "#!/bin/sh\n");
        String notExecutable = failed();
        does("nothing-of-that-name; exit 127");
        String inside = failed();

        assertThat(missing).isEqualTo("cannot run " + program + ": is it installed and on PATH?");
        assertThat(notExecutable).contains("ended with status 126");
        assertThat(inside).contains("nothing-of-that-name");
    }

    @Test
    void anEndlessOutputIsCut() throws IOException {
        does("echo $$ > pid; exec yes");

        assertThat(failed()).contains("printed more than 16777216 bytes");
        Bench.passUntil(() -> isGone("pid"));
    }

    @Test
    void atTheDeadlineTheWholeGroupIsKilled() throws IOException {
        does(
                "echo $$ > pid; (trap '' TERM HUP; sh -c 'echo $$ > grandchild; exec sleep 600') & echo ready > ready; wait");

        StreamAnswer answer = bench.find(page(), Duration.ofSeconds(2));

        assertThat(answer).isEqualTo(new StreamAnswer.Failed("took longer than 2.0 s"));
        assertThat(folder.resolve("ready")).exists();
        Bench.passUntil(() -> List.of("pid", "grandchild").stream().allMatch(this::isGone));
    }

    @Test
    void anOrphanIsKilledWithTheOthers() throws IOException {
        does("sh -c 'sh -c \"echo \\$\\$ > orphan; exec sleep 600\" & exit 0'; echo $$ > pid; exec sleep 600");

        bench.find(page(), Duration.ofSeconds(2));

        Bench.passUntil(() -> List.of("pid", "orphan").stream().allMatch(this::isGone));
    }

    @Test
    void closingEndsItToo() throws IOException {
        does("echo $$ > pid; exec sleep 600");
        List<StreamAnswer> answers = new CopyOnWriteArrayList<>();
        bench.sources
                .playlists()
                .findStream(Bench.channel(page()), ClientRole.FIRST, Duration.ofHours(1), answers::add);
        Bench.passUntil(() -> Files.exists(folder.resolve("pid")));

        bench.sources.close();

        assertThat(answers).containsExactly(new StreamAnswer.Failed("closed"));
        Bench.passUntil(() -> isGone("pid"));
    }
}
