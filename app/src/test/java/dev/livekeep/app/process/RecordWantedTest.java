package dev.livekeep.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.origin.SimulatedOrigin;
import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.fault.FaultScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wanted of a recording beyond the usual. */
@Tag("process")
class RecordWantedTest {

    @TempDir
    Path folder;

    @Test
    void recordingEndsByItselfWithItsStreamAndEveryCopyIsWhole() throws Exception {
        try (SimulatedOrigin origin = SimulatedOrigin.start(OriginConfig.defaults()
                .withChannels(ChannelConfig.ts("bus", 400_000))
                .withFaults(FaultScript.parse("4s.. channel=bus : broadcast-end")))) {
            InProcess recording = InProcess.record(
                    "--base-dir=" + folder.resolve("archive"),
                    "--metrics-port=0",
                    "--exit-at-end",
                    "--qualities=source",
                    "bus:url:" + origin.multivariant("bus"));

            int code = recording.end();

            assertThat(code).as(recording.said()).isZero();
            assertThat(recording.said()).contains("the stream has ended for good");
            assertThat(copies()).isNotEmpty().allMatch(name -> name.contains("-full-"));
        }
    }

    @Test
    void recordingEndsWithAStreamThatIsGoneWithoutAWord() throws Exception {
        Path config = Files.writeString(folder.resolve("config.yaml"), "policy.refresh.over-after: 3s\n");
        try (SimulatedOrigin origin = SimulatedOrigin.start(OriginConfig.defaults()
                .withChannels(ChannelConfig.ts("bus", 400_000))
                .withFaults(FaultScript.parse("4s.. channel=bus kind=multivariant,media : status 404")))) {
            InProcess recording = InProcess.record(
                    "--base-dir=" + folder.resolve("archive"),
                    "--metrics-port=0",
                    "--config=" + config,
                    "--exit-at-end",
                    "--qualities=source",
                    "bus:url:" + origin.multivariant("bus"));

            int code = recording.end();

            assertThat(code).as(recording.said()).isZero();
            assertThat(recording.said()).contains("not live", "the stream has ended for good");
            assertThat(copies()).isNotEmpty().allMatch(name -> name.contains("-full-"));
        }
    }

    private List<String> copies() throws Exception {
        try (Stream<Path> files = Files.walk(folder.resolve("archive/bus/source"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }
}
