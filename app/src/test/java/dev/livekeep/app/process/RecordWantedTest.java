package dev.livekeep.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.livekeep.origin.SimulatedOrigin;
import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.fault.FaultScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wanted of a recording beyond the usual. */
@Tag("process")
class RecordWantedTest {

    @TempDir
    Path folder;

    private SimulatedOrigin origin;

    @BeforeEach
    void start() throws IOException {
        origin = SimulatedOrigin.start(OriginConfig.defaults().withChannels(ChannelConfig.ts("bus", 400_000)));
    }

    @AfterEach
    void stop() {
        origin.close();
    }

    private Path archive() {
        return folder.resolve("archive");
    }

    /** A recording that has stored something. */
    private InProcess underWay(String... more) {
        String[] usual = {
            "--base-dir=" + archive(),
            "--metrics-port=0",
            "--exit-at-end",
            "--qualities=source",
            "bus:url:" + origin.multivariant("bus")
        };
        InProcess recording =
                InProcess.record(Stream.of(usual, more).flatMap(Stream::of).toArray(String[]::new));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !Folder.copies(archive(), "full").isEmpty());
        return recording;
    }

    private void fromNow(String fault) {
        long second = Duration.between(origin.started(), Instant.now()).toSeconds() + 1;
        origin.follow(FaultScript.parse(second + "s.. channel=bus " + fault));
    }

    private void assertThatEveryCopyIsWhole() throws IOException {
        assertThat(Folder.copies(archive(), "partial")).isEmpty();
        assertThat(Folder.copies(archive(), "suspect")).isEmpty();
    }

    @Test
    void recordingEndsByItselfWithItsStreamAndEveryCopyIsWhole() throws Exception {
        InProcess recording = underWay();

        fromNow(": broadcast-end");
        int code = recording.end();

        assertThat(code).as(recording.said()).isZero();
        assertThat(recording.said()).contains("the stream has ended for good");
        assertThatEveryCopyIsWhole();
    }

    @Test
    void recordingEndsWithAStreamThatIsGoneWithoutAWord() throws Exception {
        Path config = Files.writeString(folder.resolve("config.yaml"), "policy.refresh.over-after: 3s\n");
        InProcess recording = underWay("--config=" + config);

        fromNow("kind=multivariant,media : status 404");
        int code = recording.end();

        assertThat(code).as(recording.said()).isZero();
        assertThat(recording.said()).contains("not live", "the stream has ended for good");
        assertThatEveryCopyIsWhole();
    }
}
