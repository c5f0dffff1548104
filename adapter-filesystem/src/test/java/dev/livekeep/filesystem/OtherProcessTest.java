package dev.livekeep.filesystem;

import static dev.livekeep.testkit.ArchiveStoreContract.BYTES;
import static dev.livekeep.testkit.ArchiveStoreContract.SLOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.ports.ArchiveReader.LeftOver;
import dev.livekeep.ports.ArchiveReader.Owner;
import dev.livekeep.testkit.VirtualTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only another process can show, on the real disk. */
@Tag("process")
class OtherProcessTest {

    @TempDir
    Path base;

    private Path copy(SegmentKind kind) {
        return base.resolve(SLOT.path(kind, SegmentHash.of(BYTES)).text());
    }

    private FileArchiveStore start() {
        VirtualTime time = new VirtualTime();
        FileArchiveStore store = FileArchiveStore.open(
                base, StoreSettings.defaults(), new Publisher.Threads(time, time, time), Disk.real());
        time.advance(Duration.ofSeconds(10));
        return store;
    }

    /** Design §4 Temps: its lock is the operating system's, and goes with it however it ends. */
    @Test
    void theDraftOfARecorderThatLivesIsLeftAloneUntilItIsKilled() throws Exception {
        Process other = new ProcessBuilder(OneKeep.command(base, "hold"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = other.inputReader()) {
            assertThat(said.readLine()).isEqualTo("holding");

            try (FileArchiveStore store = start()) {
                assertThat(store.leftOvers()).extracting(LeftOver::owner).containsExactly(Owner.RUNNING);
                assertThat(copy(SegmentKind.PARTIAL)).doesNotExist();
            }
        } finally {
            other.destroyForcibly();
            assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }

        try (FileArchiveStore store = start()) {
            assertThat(store.leftOvers()).isEmpty();
            assertThat(copy(SegmentKind.PARTIAL)).hasBinaryContent(BYTES);
        }
    }

    @ParameterizedTest
    @CsvSource({"022, rw-r--r--, rwxr-xr-x", "027, rw-r-----, rwxr-x---", "002, rw-rw-r--, rwxrwxr-x"})
    void filesAndFoldersGetTheModeThatTheUmaskLeaves(String umask, String file, String folder) throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "umask " + umask + "; exec \"$@\"", "sh"));
        command.addAll(OneKeep.command(base));
        Process recorder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(recorder.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(mode(copy(SegmentKind.FULL))).isEqualTo(file);
        try (Stream<Path> folders = Files.walk(base.resolve(SLOT.channel().name()))) {
            assertThat(folders.filter(Files::isDirectory))
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allSatisfy(each -> assertThat(mode(each)).as("%s", each).isEqualTo(folder));
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
