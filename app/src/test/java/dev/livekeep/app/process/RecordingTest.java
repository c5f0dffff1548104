package dev.livekeep.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.origin.SimulatedOrigin;
import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.config.RenditionConfig;
import dev.livekeep.origin.config.TwitchConfig;
import dev.livekeep.origin.fault.FaultScript;
import dev.livekeep.origin.journal.JournalEvent;
import dev.livekeep.origin.media.MediaFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code record} through Twitch's whole protocol and by plain URLs; the origin's journal says what should be there. */
@Tag("process")
class RecordingTest {

    @TempDir
    Path archive;

    private static ChannelConfig channel(String name) {
        return ChannelConfig.ts(name, 400_000);
    }

    @Test
    void throughUsherTwoWithAllThatTwitchMaySay() throws Exception {
        try (SimulatedOrigin origin = SimulatedOrigin.start(OriginConfig.defaults()
                .withChannels(
                        channel("plain"), channel("late"), channel("refused"), channel("hashless"), channel("meagre"))
                .withTwitch(TwitchConfig.defaults()
                        .withUsherVersions(2)
                        .withUrlLife(Duration.ofSeconds(12), Duration.ofSeconds(5)))
                .withFaults(FaultScript.parse("""
                    ..8s channel=late : broadcast-end
                    always channel=refused kind=token count=1 : refuse unauthorized
                    always channel=hashless kind=token count=1 : refuse hash-unknown
                    always channel=meagre : hide 480p30
                    """)))) {
            Instant enough = origin.started().plusSeconds(24);

            Recording.into(archive)
                    .until(
                            enough,
                            List.of(
                                    "plain/source",
                                    "plain/480p",
                                    "late/source",
                                    "refused/source",
                                    "hashless/480p",
                                    "meagre/source"),
                            "plain!",
                            "late!",
                            "refused!",
                            "hashless!",
                            "meagre!",
                            "--qualities=source,480p",
                            "--twitch-gql-url=" + origin.gql(),
                            "--twitch-usher-url=" + origin.usher());

            Recording.into(archive).assertThatAllIsThere(origin, Instant.now());
            assertThat(origin.journal().events(JournalEvent.Asked.class))
                    .as("URLs that expired")
                    .anyMatch(asked -> asked.kind().equals("media") && asked.status() == 403);
            assertThat(archive.resolve("meagre/480p")).doesNotExist();
        }
    }

    /** A source that is not the best picture is known by its marks alone: name and group. */
    @Test
    void throughUsherOneByTheNamesItGives() throws Exception {
        ChannelConfig odd = new ChannelConfig(
                "odd",
                List.of(
                        RenditionConfig.video("720p60", MediaFormat.TS, 400_000, 720, 60),
                        RenditionConfig.video("1080p60", MediaFormat.TS, 800_000, 1080, 60),
                        RenditionConfig.audioOnly(160_000)));
        try (SimulatedOrigin origin = SimulatedOrigin.start(OriginConfig.defaults()
                .withChannels(channel("one"), odd)
                .withTwitch(TwitchConfig.defaults().withUsherVersions(1)))) {
            Instant enough = origin.started().plusSeconds(10);

            String said = Recording.into(archive)
                    .until(
                            enough,
                            List.of(
                                    "one/source",
                                    "one/1080p60",
                                    "one/480p",
                                    "one/audio_only",
                                    "odd/source",
                                    "odd/1080p60",
                                    "odd/audio_only"),
                            "one",
                            "odd",
                            "--qualities=source,1080p60,480p,audio_only",
                            "--twitch-gql-url=" + origin.gql(),
                            "--twitch-usher-url=" + origin.usher());

            Recording.into(archive).assertThatAllIsThere(origin, Instant.now());
            assertThat(said)
                    .contains(
                            "one/source: wanted \"source\", chose \"1080p60\"",
                            "odd/source: wanted \"source\", chose \"720p60\"",
                            "odd/1080p60: wanted \"1080p60\", chose \"1080p60\"",
                            "odd/480p: wanted \"480p\", offered are ");
            assertThat(archive.resolve("odd/480p")).doesNotExist();
        }
    }

    @Test
    void byPlainUrls() throws Exception {
        try (SimulatedOrigin origin = SimulatedOrigin.start(
                OriginConfig.defaults().withChannels(channel("two"), ChannelConfig.fmp4("three", 400_000)))) {
            Instant enough = origin.started().plusSeconds(10);

            Recording.into(archive)
                    .until(
                            enough,
                            List.of("two/source", "three/source"),
                            "two:url:" + origin.multivariant("two"),
                            "three:url:" + origin.media("three", "720p60"));

            Recording.into(archive).assertThatAllIsThere(origin, Instant.now());
        }
    }
}
