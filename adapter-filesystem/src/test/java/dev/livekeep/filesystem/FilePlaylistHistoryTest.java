package dev.livekeep.filesystem;

import static dev.livekeep.testkit.ArchiveStoreContract.BYTES;
import static dev.livekeep.testkit.ArchiveStoreContract.SLOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.ports.PlaylistHistory.PlaylistText;
import dev.livekeep.testkit.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FilePlaylistHistoryTest {

    private static final SegmentPath PATH = SLOT.path(SegmentKind.FULL, SegmentHash.of(BYTES));
    private static final Instant ASKED = Instant.parse("2019-11-13T02:46:00.5Z");

    private final Path base = Jimfs.newFileSystem(
                    Configuration.unix().toBuilder().setMaxSize(64 * 1024).build())
            .getPath("/archive");
    private final VirtualTime time = new VirtualTime();
    private final FilePlaylistHistory history = new FilePlaylistHistory(base, time);

    @Test
    void everyPlaylistIsAFileInAFolderNamedAfterTheSegment() throws IOException {
        history.record(
                PATH,
                List.of(
                        new PlaylistText(ASKED, "#EXTM3U é\n"),
                        new PlaylistText(Instant.parse("2019-11-13T02:45:58Z"), "#EXTM3U\n")));
        time.settle();

        Path folder = base.resolve("playlist-debug").resolve(PATH.text());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("0_2019-11-13T02:46:00.500000", "1_2019-11-13T02:45:58.000000");
        }
        assertThat(Files.readString(folder.resolve("0_2019-11-13T02:46:00.500000")))
                .isEqualTo("#EXTM3U é\n");
    }

    /** As often as there are places for what waits: none of them may stay taken. */
    @Test
    void aFullDiskLeavesNoTempAndTakesNoPlaceFromWhatComesLater() throws IOException {
        for (int i = 0; i < 100; i++) {
            history.record(PATH, List.of(new PlaylistText(ASKED, "#".repeat(100 * 1024))));
            time.settle();
        }

        history.record(PATH, List.of(new PlaylistText(ASKED, "#EXTM3U\n")));
        time.settle();

        try (Stream<Path> files = Files.walk(base)) {
            assertThat(files.filter(Files::isRegularFile))
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly("0_2019-11-13T02:46:00.500000");
        }
    }

    @Test
    void aFolderThatCannotBeMadeCostsNobodyAnything() throws IOException {
        Files.createDirectories(base);
        Files.writeString(base.resolve("playlist-debug"), "a file of somebody's");

        history.record(PATH, List.of(new PlaylistText(ASKED, "#EXTM3U\n")));
        time.settle();

        assertThat(base.resolve("playlist-debug")).hasContent("a file of somebody's");
    }
}
