package dev.livekeep.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.livekeep.origin.SimulatedOrigin;
import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.journal.JournalEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Twitch wants to hear, and where yt-dlp is, as the configuration says (twitch.md). */
@Tag("process")
class RecordServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private static SimulatedOrigin origin() throws Exception {
        return SimulatedOrigin.start(OriginConfig.defaults()
                .withChannels(ChannelConfig.ts("bus", 400_000), ChannelConfig.ts("train", 400_000)));
    }

    private InProcess record(SimulatedOrigin origin, String variable, String value) {
        return InProcess.record(
                Map.of(variable, value),
                "bus",
                "--twitch-gql-url=" + origin.gql(),
                "--twitch-usher-url=" + origin.usher(),
                "--base-dir=" + folder,
                "--metrics-port=0");
    }

    /** The origin speaks Twitch to those only who send what Twitch wants. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LIVEKEEP_TWITCH_CLIENT_ID   | another        | want client-id like",
                "LIVEKEEP_TWITCH_PLAYER_TYPE | vlc            | variables.playerType",
                "LIVEKEEP_TWITCH_PLATFORM    | toaster        | variables.platform",
                "LIVEKEEP_TWITCH_USER_AGENT  | Toaster/1.0    | want user-agent like",
                "LIVEKEEP_TWITCH_HEADERS     | 'Cookie: a=b'  | want no cookie, found one",
                "LIVEKEEP_TWITCH_CODECS      | vp9            | want supported_codecs like"
            })
    void whatIsSetIsWhatTwitchHears(String variable, String value, String difference) throws Exception {
        try (SimulatedOrigin origin = origin()) {
            InProcess recorder = record(origin, variable, value);
            try {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(origin.journal().events(JournalEvent.ProtocolViolation.class))
                                .isNotEmpty()
                                .allMatch(violation -> violation.difference().contains(difference)));
            } finally {
                assertThat(recorder.stop()).isZero();
            }
        }
    }

    @Test
    void aQueryHashThatTwitchDoesNotKnowIsSaidSo() throws Exception {
        try (SimulatedOrigin origin = origin()) {
            InProcess recorder = record(origin, "LIVEKEEP_TWITCH_QUERY_HASH", "0".repeat(64));
            try {
                await().atMost(PATIENCE).until(() -> recorder.said().contains("query hash unknown"));
            } finally {
                assertThat(recorder.stop()).isZero();
            }
        }
    }

    @Test
    void othersThatTwitchTakesAndAnotherYtDlpRecord() throws Exception {
        try (SimulatedOrigin origin = origin()) {
            Path program = Files.writeString(
                    folder.resolve("a program of ours"),
                    "#!/bin/sh\necho '{\"url\": \"" + origin.multivariant("train") + "\"}'\n");
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
            Path config = Files.writeString(folder.resolve("livekeep.yaml"), """
                    twitch:
                      player-type: frontpage
                      platform: web
                      codecs: h264
                      user-agent: Mozilla/5.0 (Toaster)
                      headers: ["X-Device-Id: 0123, 4567"]
                    youtube:
                      program: "%s"
                    """.formatted(program));

            Recording.into(folder.resolve("archive"))
                    .until(
                            Instant.now(),
                            List.of("bus/source", "train/source"),
                            "bus",
                            "train:youtube:http://127.0.0.1:9/watch",
                            "--config=" + config,
                            "--twitch-gql-url=" + origin.gql(),
                            "--twitch-usher-url=" + origin.usher());

            assertThat(origin.journal().events(JournalEvent.ProtocolViolation.class))
                    .isEmpty();
        }
    }
}
