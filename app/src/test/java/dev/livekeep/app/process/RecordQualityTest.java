package dev.livekeep.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.livekeep.app.command.Ran;
import dev.livekeep.origin.SimulatedOrigin;
import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.fault.FaultScript;
import dev.livekeep.origin.journal.JournalEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded while the quality that is wanted most is not offered, and once it is. */
@Tag("process")
class RecordQualityTest {

    @TempDir
    Path folder;

    private static List<String> variantInfo(Running recorder) throws IOException, InterruptedException {
        return recorder.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("livekeep_variant_info{"))
                .toList();
    }

    private static void awaitVariant(Running recorder, String quality, String variant) {
        await().atMost(Running.PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .untilAsserted(() -> assertThat(variantInfo(recorder))
                        .as("it said:%n%s", recorder.stderr())
                        .filteredOn(line -> line.contains("quality=\"" + quality + "\""))
                        .singleElement()
                        .asString()
                        .contains("variant=\"" + variant + "\""));
    }

    private static NavigableSet<Long> contents(SimulatedOrigin origin, String rendition) {
        return origin.journal().events(JournalEvent.Asked.class).stream()
                .filter(asked -> asked.kind().equals("segment") && asked.complete())
                .filter(asked -> asked.rendition().filter(rendition::equals).isPresent())
                .map(asked -> asked.content().orElseThrow())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** From before the change to after it; an export names every hole and refuses. */
    private void assertThatTheStoredMediaHaveNoHole(Instant from, Duration length) {
        Ran ran = Ran.command(
                "export",
                "bus",
                "1080p60",
                "--base-dir=" + folder.resolve("archive"),
                "--from=" + from,
                "--to=" + from.plus(length),
                "-o",
                folder.resolve("bus.ts"));

        assertThat(ran.err()).as("holes").isEmpty();
        assertThat(ran.code()).isZero();
    }

    @Test
    void whatIsWantedMostIsStartedWhenItAppearsAndTheStandInGoesAfterAnOverlap() throws Exception {
        try (SimulatedOrigin origin = SimulatedOrigin.start(OriginConfig.defaults()
                        .withChannels(ChannelConfig.ts("bus", 400_000))
                        .withFaults(FaultScript.parse("..14s channel=bus : hide 1080p60")));
                Running recorder = Running.start(
                        Checkout.in(folder),
                        Map.of(),
                        "--base-dir=" + folder.resolve("archive"),
                        "--metrics-port=0",
                        "--qualities=1080p60|720p60|source,audio_only",
                        "bus!:url:" + origin.multivariant("bus"))) {
            awaitVariant(recorder, "1080p60", "720p60");
            awaitVariant(recorder, "audio_only", "audio_only");
            awaitVariant(recorder, "1080p60", "1080p60");
            await().atMost(Running.PATIENCE)
                    .untilAsserted(() -> assertThat(recorder.stderr()).contains("polling ends"));
            await().atMost(Running.PATIENCE)
                    .until(() -> Folder.reaches(
                            folder.resolve("archive/bus/1080p60"),
                            origin.started().plusSeconds(16)));
            recorder.signal("TERM");
            assertThat(recorder.exitCode(Running.PATIENCE)).isZero();

            assertThatTheStoredMediaHaveNoHole(origin.started(), Duration.ofSeconds(16));
            NavigableSet<Long> before = contents(origin, "720p60");
            NavigableSet<Long> after = contents(origin, "1080p60");
            assertThat(before).as("segments of the stand-in").isNotEmpty();
            assertThat(Stream.concat(before.stream(), after.stream()).collect(Collectors.toSet()))
                    .as("segments of one or the other, none left out")
                    .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(before.first(), after.last())
                            .boxed()
                            .toList());
            String said = recorder.stderr();
            assertThat(said.lastIndexOf("lists segments"))
                    .as("the other lists segments before the stand-in goes:%n%s", said)
                    .isBetween(said.indexOf("chose \"1080p60\""), said.indexOf("polling ends"));
            assertThat(said.lines().filter(line -> line.contains("bus/1080p60: wanted ")))
                    .as("what was chosen for the first wish, once for each change")
                    .satisfiesExactly(
                            line -> assertThat(line).contains("wanted \"1080p60|720p60|source\", chose \"720p60\" of "),
                            line -> assertThat(line)
                                    .contains("wanted \"1080p60|720p60|source\", chose \"1080p60\" of "));
        }
    }
}
