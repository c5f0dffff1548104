package dev.livekeep.app.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.livekeep.app.ExitCode;
import dev.livekeep.app.UserMistake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be set of Twitch and yt-dlp without an option for it. */
class ServiceOptionsTest {

    @TempDir
    Path folder;

    @Test
    void everythingCanBeSetInTheFile() throws IOException {
        Path file = Parsed.file(folder, """
                twitch:
                  client-id: c1
                  query-hash: 0a1b
                  player-type: site
                  platform: web
                  codecs: h264
                  user-agent: Browser/1 (X)
                  headers:
                  - "X-A: 1, 2"
                  - "X-B: a:b"
                youtube:
                  program: /opt/yt-dlp
                """);

        ServiceOptions services = Parsed.line("a", "--config=" + file).services();

        assertThat(services.twitch().clientId()).isEqualTo("c1");
        assertThat(services.twitch().queryHash()).isEqualTo("0a1b");
        assertThat(services.twitch().playerType()).isEqualTo("site");
        assertThat(services.twitch().platform()).isEqualTo("web");
        assertThat(services.twitch().supportedCodecs()).isEqualTo("h264");
        assertThat(services.twitch().userAgent()).isEqualTo("Browser/1 (X)");
        assertThat(services.twitch().extraHeaders()).isEqualTo(Map.of("X-A", "1, 2", "X-B", "a:b"));
        assertThat(services.youtubeProgram()).isEqualTo("/opt/yt-dlp");
    }

    @Test
    void theEnvironmentWins() throws IOException {
        Path file = Parsed.file(folder, "twitch.client-id: file");

        ServiceOptions services = Parsed.environment(
                        Map.of(
                                "LIVEKEEP_TWITCH_CLIENT_ID",
                                "variable",
                                "LIVEKEEP_TWITCH_HEADERS",
                                "X-A: 1\nX-B: 2",
                                "LIVEKEEP_YOUTUBE_PROGRAM",
                                "yt"),
                        "a",
                        "--config=" + file)
                .services();

        assertThat(services.twitch().clientId()).isEqualTo("variable");
        assertThat(services.twitch().extraHeaders()).isEqualTo(Map.of("X-A", "1", "X-B", "2"));
        assertThat(services.youtubeProgram()).isEqualTo("yt");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LIVEKEEP_TWITCH_CLIENT_ID  | a b     | want a Twitch client id of letters and digits, got \"a b\"",
                "LIVEKEEP_TWITCH_QUERY_HASH | xyz     | want a Twitch query hash in lower-case hex, got \"xyz\"",
                "LIVEKEEP_TWITCH_CODECS     | 'h264,' | want a Twitch list of codecs such as h265,h264, got \"h264,\"",
                "LIVEKEEP_TWITCH_USER_AGENT | ''      | want a Twitch user agent of plain letters on one line, got \"\"",
                "LIVEKEEP_TWITCH_HEADERS    | s3cret  | twitch.headers: want NAME: VALUE on each line, found one without a colon",
                "LIVEKEEP_TWITCH_HEADERS    | 'Host: h' | want a header that can be set for Twitch, got \"Host\"",
                "LIVEKEEP_YOUTUBE_PROGRAM   | ' '     | youtube.program: want the path or name of yt-dlp, found nothing"
            })
    void whatCannotBeSentIsRefusedInOneLine(String variable, String value, String words) {
        UserMistake mistake =
                catchThrowableOfType(UserMistake.class, () -> Parsed.environment(Map.of(variable, value), "a"));

        assertThat(mistake.getMessage()).endsWith(words).doesNotContain("\n");
        assertThat(mistake.exitCode()).isEqualTo(ExitCode.USAGE);
    }
}
