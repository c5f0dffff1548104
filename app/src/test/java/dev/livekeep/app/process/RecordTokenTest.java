package dev.livekeep.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.livekeep.origin.SimulatedOrigin;
import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.config.TwitchConfig;
import dev.livekeep.origin.fault.FaultScript;
import dev.livekeep.origin.journal.JournalEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A login that Twitch refuses in the middle of a recording, and the file it comes from (twitch.md, OAuth). */
@Tag("process")
class RecordTokenTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String GOOD = "abcdefghij0123456789";
    private static final String WRONG = "zyxwvutsrq9876543210";

    @TempDir
    Path folder;

    private static long tokens(SimulatedOrigin origin, int status) {
        return origin.journal().events(JournalEvent.Asked.class).stream()
                .filter(asked -> asked.kind().equals("token") && asked.status() == status)
                .count();
    }

    /**
     * The origin takes the good login only, and refuses even that once, so that the file is read again. Addresses that
     * expire make a recording that cannot log in any more end soon.
     */
    @Test
    void aWrongLoginIsSaidSoAndTheOneThatReplacesItInTheFileIsUsed() throws Exception {
        Path file = Files.writeString(folder.resolve("login"), GOOD + "\n");
        Path archive = folder.resolve("archive");
        try (SimulatedOrigin origin = SimulatedOrigin.start(OriginConfig.defaults()
                .withChannels(ChannelConfig.ts("bus", 400_000))
                .withTwitch(TwitchConfig.defaults()
                        .withOauthToken(GOOD)
                        .withUrlLife(Duration.ofSeconds(6), Duration.ofMinutes(1))))) {
            InProcess recorder = InProcess.record(
                    "bus",
                    "--twitch-auth-file=" + file,
                    "--twitch-gql-url=" + origin.gql(),
                    "--twitch-usher-url=" + origin.usher(),
                    "--base-dir=" + archive,
                    "--metrics-port=0");
            try {
                await().atMost(PATIENCE).until(() -> tokens(origin, 200) > 0);
                Files.writeString(file, WRONG);
                origin.follow(FaultScript.parse("always kind=token count=1 : refuse unauthorized"));
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(recorder.said())
                                .containsPattern(
                                        "WARNING .* bus: the service refuses: token refused, .*token is invalid"));
                await("refused, with the old and the wrong one")
                        .atMost(PATIENCE)
                        .until(() -> tokens(origin, 401) >= 2);
                Instant replaced = Instant.now();
                Files.writeString(file, GOOD);
                await().atMost(PATIENCE)
                        .until(() -> Folder.reaches(archive.resolve("bus/source"), replaced.plusSeconds(6)));

                assertThat(recorder.stop()).isZero();
                Recording.into(archive).assertThatAllIsThere(origin, Instant.now());
                assertThat(recorder.said()).doesNotContain(GOOD, WRONG);
            } finally {
                recorder.stop();
            }
        }
    }

    @Test
    void aFileWithoutATokenIsNamedWhileWhatNeedsNoneIsRecorded() throws Exception {
        Path file = Files.writeString(folder.resolve("login"), WRONG);
        Path archive = folder.resolve("archive");
        try (SimulatedOrigin origin = SimulatedOrigin.start(OriginConfig.defaults()
                .withChannels(ChannelConfig.ts("bus", 400_000), ChannelConfig.ts("train", 400_000))
                .withTwitch(TwitchConfig.defaults().withOauthToken(GOOD)))) {
            InProcess recorder = InProcess.record(
                    "bus!",
                    "train:url:" + origin.multivariant("train"),
                    "--twitch-auth-file=" + file,
                    "--twitch-gql-url=" + origin.gql(),
                    "--twitch-usher-url=" + origin.usher(),
                    "--base-dir=" + archive,
                    "--metrics-port=0");
            try {
                await().atMost(PATIENCE).until(() -> recorder.said().contains("token refused"));
                Files.writeString(file, "");
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(recorder.said())
                                .containsPattern("bus: the service refuses: token refused, .*; then: want one Twitch "
                                        + "token in plain letters in .*login, found nothing in it"));
                await().atMost(PATIENCE).until(() -> Folder.reaches(archive.resolve("train/source"), origin.started()));

                assertThat(List.of("bus", "train").stream()
                                .filter(channel ->
                                        Files.exists(archive.resolve(channel).resolve("source"))))
                        .containsExactly("train");
            } finally {
                assertThat(recorder.stop()).isZero();
            }
        }
    }
}
