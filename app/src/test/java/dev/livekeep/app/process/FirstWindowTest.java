package dev.livekeep.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.livekeep.origin.SimulatedOrigin;
import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.config.RenditionConfig;
import dev.livekeep.origin.fault.FaultScript;
import dev.livekeep.origin.media.MediaFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The moment at which a recorder has most to do: the first window of many channels at once (design §4 Downloading). */
@Tag("process")
class FirstWindowTest {

    private static final int WINDOW = 5;
    private static final Duration SEGMENT = Duration.ofSeconds(10);
    private static final List<String> CHANNELS =
            IntStream.rangeClosed(1, 100).mapToObj(i -> "channel" + i).toList();

    @TempDir
    Path folder;

    private static ChannelConfig channel(String name) {
        return new ChannelConfig(name, List.of(RenditionConfig.video("720p30", MediaFormat.TS, 640_000, 720, 30)));
    }

    private static boolean hasMoreThanItsWindow(Path archive, String channel) {
        try {
            return Folder.copies(archive.resolve(channel), "full").size() > WINDOW;
        } catch (IOException e) {
            return false;
        }
    }

    /** The windows hold 400 MB. Each body rests when nine tenths of it have come: at 64 places, 46 MB are under way. */
    @Test
    void windowsOfAHundredChannelsPassThroughAHeapThatCouldNotHoldWhatIsUnderWay() throws Exception {
        Path archive = folder.resolve("archive");
        try (SimulatedOrigin origin = SimulatedOrigin.start(OriginConfig.defaults()
                        .withChannels(
                                CHANNELS.stream().map(FirstWindowTest::channel).toList())
                        .withSegments(SEGMENT, WINDOW, Duration.ofSeconds(60))
                        .withFaults(FaultScript.parse("always kind=segment each=1 : stall-in-body 0.9 1")));
                Running recorder = Running.start(
                        Checkout.in(folder),
                        Map.of("LIVEKEEP_JAVA_OPTIONS", "-Xmx48m"),
                        Stream.concat(
                                        Stream.of("--base-dir=" + archive, "--metrics-port=0", "--fsync=off"),
                                        CHANNELS.stream().map(name -> name + ":url:" + origin.media(name, "720p30")))
                                .toArray(String[]::new))) {
            Instant secondNewOne = origin.started().plus(SEGMENT.multipliedBy(2));

            await().atMost(Running.PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> assertThat(CHANNELS)
                            .as("recorded, with the first new segment; it said:%n%s", recorder.stderr())
                            .allMatch(channel -> hasMoreThanItsWindow(archive, channel)));
            recorder.signal("TERM");

            assertThat(recorder.exitCode(Running.PATIENCE))
                    .as(recorder.stderr())
                    .isZero();
            Recording.into(archive).assertThatAllIsThere(origin, secondNewOne);
        }
    }
}
