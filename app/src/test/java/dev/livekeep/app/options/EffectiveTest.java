package dev.livekeep.app.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.app.command.Commands;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code config} shows. */
class EffectiveTest {

    @TempDir
    Path folder;

    private static String config(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of("config"));
        all.addAll(List.of(arguments));
        try (PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            assertThat(Commands.run(all, Map.of(), stream, stream)).isZero();
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void everyConstantIsShownAndNoSecret() {
        String shown = config(
                "a!",
                "b:url:http://user:s3cret@h/x.m3u8?token=s3cret",
                "c:youtube:https://y/watch?v=s3cret",
                "-t",
                "/etc/token",
                "--twitch-gql-url=http://h/gql?key=s3cret",
                "-q480p|360p");

        assertThat(shown)
                .contains("# a!\n", "# b:url:http://…@h/x.m3u8?…\n", "# c:youtube:https://y/watch?…\n")
                .contains("twitch-auth-file: \"/etc/token\"", "twitch-gql-url: \"http://h/gql?…\"")
                .contains("qualities: \"480p|360p\"", "policy.getting.give-up-after: \"1200s\"")
                .doesNotContain("s3cret");
    }

    @Test
    void whatItPrintsIsAConfigurationFileThatSaysTheSame() throws IOException {
        String shown = config(
                "a",
                "--base-dir=/with \"quotes\" and \\",
                "--duration=90500ms",
                "--log-file=/l",
                "--allow-address=10.0.0.0/8,::1/128",
                "-q",
                "a,b|c");

        String again = config("a", "--config=" + Parsed.file(folder, shown));

        assertThat(again).isEqualTo(shown);
    }

    @Test
    void constantsOfTheLifecycleAreShownAndSetByName() throws IOException {
        String[] constants = {
            "policy.ads.break-tags: \"false\"",
            "policy.ads.classes: \"a-new-class,twitch-stitched-ad\"",
            "policy.ads.title-beginnings: \"\"",
            "policy.ads.title-digits: \"0\"",
            "policy.bounds.youtube-downloads: \"2\"",
            "policy.getting.last-answers: \"1s\"",
            "policy.jitter-percent: \"5\"",
            "policy.refresh.after-a-bug: \"7s\"",
            "policy.refresh.stand-in-for: \"600s\"",
            "policy.refresh.stand-in-look: \"60s\"",
            "policy.sessions.least-margin: \"9s\""
        };

        String shown = config("a", "--config=" + Parsed.file(folder, String.join("\n", constants)));

        assertThat(shown.lines()).contains(constants);
    }

    @Test
    void whatServicesWantToHearIsShownButForTheValuesOfHeaders() throws IOException {
        Path file = Parsed.file(folder, """
                twitch:
                  player-type: frontpage
                  headers: ["X-Device-Id: s3cret, s3cret", "Client-Integrity: s3cret"]
                youtube.program: /opt/yt-dlp
                """);

        assertThat(config("a", "--config=" + file))
                .contains("twitch.client-id: \"kimne78kx3ncx6brgo4mv6wki5h1ko\"", "twitch.player-type: \"frontpage\"")
                .contains("twitch.headers: \"Client-Integrity: …, X-Device-Id: …\"")
                .contains("youtube.program: \"/opt/yt-dlp\"")
                .doesNotContain("s3cret");
    }

    @Test
    void everyKeyOfAConstantIsOneOfTheFile() {
        assertThat(Parsed.line("a").effective().keySet()).containsAll(PolicyFields.names());
    }
}
