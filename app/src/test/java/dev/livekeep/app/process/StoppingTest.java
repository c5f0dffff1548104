package dev.livekeep.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.livekeep.app.verify.ArchiveCheck;
import dev.livekeep.filesystem.FileArchiveReader;
import dev.livekeep.origin.SimulatedOrigin;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.fault.FaultScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Design §3 laws 7 and 10, by the launcher: how a recorder ends, and what it finds when it begins. */
@Tag("process")
class StoppingTest {

    private static final int CHANNELS = 6;
    private static final Duration THE_LAW = Duration.ofSeconds(8);
    private static final String FOREIGN = "15:41.608000-2.0-temp-8a1f4c6e-1234-4abc-9def-0123456789ab.ts";

    @TempDir
    private static Path shared;

    private static Checkout checkout;
    private static SimulatedOrigin origin;

    @TempDir
    Path archive;

    @BeforeAll
    static void start() throws IOException {
        checkout = Checkout.in(shared);
        origin = SimulatedOrigin.start(OriginConfig.defaults()
                .withChannels(CHANNELS, 1_000_000)
                .withFaults(FaultScript.parse("always kind=segment p=0.5 : stall-in-body 0.5")));
    }

    @AfterAll
    static void stop() {
        origin.close();
    }

    private Running record(int firstChannel, int lastChannel) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--base-dir", archive.toString(), "--metrics-port", "0"));
        IntStream.rangeClosed(firstChannel, lastChannel)
                .forEach(i -> arguments.add("channel" + i + ":url:" + origin.multivariant("channel" + i)));
        return Running.start(checkout, Map.of(), arguments.toArray(String[]::new));
    }

    private void awaitDownloads(String channel, int number) {
        await().atMost(Running.PATIENCE)
                .until(() -> Folder.filledDrafts(archive.resolve(channel)).size() >= number);
    }

    /** What is wrong with the copies; another's temp is none of them. */
    private List<String> findings() throws IOException {
        List<String> findings = new ArrayList<>();
        new ArchiveCheck(
                        new FileArchiveReader(archive),
                        ArchiveCheck.Depth.BYTES,
                        finding -> findings.add(finding.inWords()))
                .run();
        findings.removeIf(words -> words.contains(FOREIGN));
        return findings;
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void aSignalUnderFullLoadEndsWithZeroInTimeAndKeepsWhatCame(String signal)
            throws IOException, InterruptedException {
        try (Running recorder = record(1, CHANNELS)) {
            for (int i = 1; i <= CHANNELS; i++) {
                awaitDownloads("channel" + i, 3);
            }

            recorder.signal(signal);

            assertThat(recorder.exitCode(THE_LAW)).isZero();
            assertThat(Folder.drafts(archive)).isEmpty();
            for (int i = 1; i <= CHANNELS; i++) {
                assertThat(Folder.copies(archive.resolve("channel" + i), "partial"))
                        .hasSizeGreaterThanOrEqualTo(3);
            }
            assertThat(findings()).isEmpty();
            assertThat(recorder.stderr())
                    .containsPattern("(?m)^channel +segments +full")
                    .containsPattern("(?m)^channel6 +\\d+ ")
                    .doesNotContain("\tat ", "ERROR", "in time");
        }
    }

    /** A stop takes milliseconds, so both come at once; either may be heard first. */
    @Test
    void aSecondSignalEndsAtOnceByThatSignal() throws IOException, InterruptedException {
        try (Running recorder = record(1, 1)) {
            awaitDownloads("channel1", 2);

            recorder.signal("INT", "TERM");

            assertThat(recorder.exitCode(THE_LAW)).isIn(130, 143);
        }
    }

    @Test
    void afterAKillTheNextOneRecordsOnAndTidiesUpAfterTheDeadOnly() throws IOException, InterruptedException {
        Path foreign = Files.createDirectories(archive.resolve("channel2/source/2026-01-06T22"))
                .resolve(FOREIGN);
        Files.writeString(foreign, "foreign");
        try (Running living = record(1, 1);
                Running killed = record(2, 4)) {
            awaitDownloads("channel1", 2);
            for (int i = 2; i <= 4; i++) {
                awaitDownloads("channel" + i, 2);
            }
            killed.signal("KILL");
            assertThat(killed.exitCode(THE_LAW)).isEqualTo(137);
            List<Path> left = Folder.filledDrafts(archive).stream()
                    .filter(file -> !file.equals(foreign) && !file.startsWith(archive.resolve("channel1")))
                    .toList();
            int copies = Folder.copies(archive.resolve("channel2"), "full").size();

            try (Running next = record(2, 4)) {
                await().atMost(Running.PATIENCE)
                        .until(() -> Folder.copies(archive.resolve("channel2"), "full")
                                        .size()
                                > copies);
                await().atMost(Running.PATIENCE)
                        .untilAsserted(() -> assertThat(left)
                                .as("left by the dead; the next one said:%n%s", next.stderr())
                                .noneMatch(Files::exists));

                assertThat(living.isAlive()).isTrue();
                awaitDownloads("channel1", 1);
                assertThat(findings()).isEmpty();
                living.signal("TERM");
                next.signal("TERM");
                assertThat(living.exitCode(THE_LAW)).isZero();
                assertThat(next.exitCode(THE_LAW)).isZero();
                assertThat(living.stderr() + next.stderr()).doesNotContain("the draft", "ERROR", "\tat ");
            }
            assertThat(left).hasSizeGreaterThan(5);
            assertThat(Folder.drafts(archive)).containsExactly(foreign);
            assertThat(foreign).hasContent("foreign");
        }
    }
}
