package dev.livekeep.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.livekeep.app.verify.ArchiveCheck;
import dev.livekeep.filesystem.FileArchiveReader;
import dev.livekeep.origin.SimulatedOrigin;
import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.journal.JournalEvent;
import dev.livekeep.testkit.tools.UsesTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link DiskFullTest} shows on virtual time, by a recorder of its own in a small file system of Linux. */
@Tag("process")
@UsesTool("unshare")
class SmallDiskTest {

    @TempDir
    Path folder;

    private SimulatedOrigin origin;
    private Running recorder;
    private Path archive = Path.of("");
    private Path filler = Path.of("");

    @BeforeAll
    static void mustBeAllowedToMount(@TempDir Path disk) throws IOException, InterruptedException {
        if (!Running.maySmallDisk(disk)) {
            String reason = "a small file system cannot be mounted here";
            assertThat(System.getenv("CI")).as(reason).isNotEqualTo("true");
            System.err.println("SKIPPED " + SmallDiskTest.class.getName() + ": " + reason);
            abort(reason);
        }
    }

    @BeforeEach
    void recordInto8MiB() throws IOException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        origin = SimulatedOrigin.start(OriginConfig.defaults()
                .withChannels(ChannelConfig.ts("one", 400_000))
                .withSegments(Duration.ofSeconds(1), 12, Duration.ofSeconds(20)));
        recorder = Running.startOnSmallDisk(
                Checkout.in(folder),
                disk,
                "8m",
                "--base-dir=" + disk.resolve("archive"),
                "--metrics-port=0",
                "one:url:" + origin.media("one", "720p60"));
        recorder.metricsPort();
        archive = recorder.outside(disk.resolve("archive"));
        filler = recorder.outside(disk.resolve("filler"));
    }

    @AfterEach
    void stop() {
        recorder.close();
        origin.close();
    }

    private void fillTheDisk() throws IOException {
        byte[] block = new byte[1024];
        try (var out = Files.newOutputStream(filler)) {
            for (int i = 0; i < 8 * 1024; i++) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private void awaitFull(int expected) {
        await().atMost(Running.PATIENCE)
                .untilAsserted(() -> assertThat(recorder.get("/metrics").body())
                        .containsPattern("(?m)^livekeep_store_full\\{channel=\"one\".*} " + expected));
    }

    private List<JournalEvent.Published> published() {
        return origin.journal().events(JournalEvent.Published.class).stream()
                .filter(segment -> segment.rendition().equals("720p60"))
                .toList();
    }

    private long downloads() {
        return origin.journal().events(JournalEvent.Asked.class).stream()
                .filter(asked -> asked.kind().equals("segment"))
                .count();
    }

    private boolean isStored(JournalEvent.Published segment) throws IOException {
        return Folder.copies(archive, "full").stream()
                .anyMatch(copy -> copy.toString().endsWith(segment.sha256().get() + ".ts"));
    }

    /** What is wrong with what others see; a download that is under way is not. */
    private List<String> findings() throws IOException {
        List<String> findings = new ArrayList<>();
        new ArchiveCheck(
                        new FileArchiveReader(archive),
                        ArchiveCheck.Depth.BYTES,
                        finding -> findings.add(finding.inWords()))
                .run();
        findings.removeIf(words -> words.contains("-temp-"));
        return findings;
    }

    @Test
    void aFullDiskIsSaidOnceLeavesNoJunkAndIsLeftBehindOnceThereIsSpace() throws Exception {
        await().atMost(Running.PATIENCE)
                .until(() -> Folder.copies(archive, "full").size() > 3);
        fillTheDisk();
        awaitFull(1);
        long before = downloads();
        int then = published().size();
        await().atMost(Running.PATIENCE).until(() -> published().size() >= then + 8);

        assertThat(downloads() - before).isLessThan(16);
        assertThat(Folder.drafts(archive)).hasSizeLessThanOrEqualTo(1);
        assertThat(findings()).isEmpty();

        Files.delete(filler);
        Instant freed = Instant.now();
        awaitFull(0);
        List<JournalEvent.Published> listed = published().stream()
                .filter(segment ->
                        segment.at().isBefore(freed) && segment.leaves().isAfter(freed.plusSeconds(3)))
                .toList();
        assertThat(listed).hasSizeGreaterThan(5);
        for (JournalEvent.Published segment : listed) {
            await().atMost(Running.PATIENCE).until(() -> isStored(segment));
        }
        assertThat(findings()).isEmpty();
        recorder.signal("TERM");
        assertThat(recorder.exitCode(Duration.ofSeconds(8))).isZero();
        assertThat(recorder.stderr())
                .containsOnlyOnce("ERROR")
                .contains("space")
                .doesNotContain("\tat ");
    }
}
