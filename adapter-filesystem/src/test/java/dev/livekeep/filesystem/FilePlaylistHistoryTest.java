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

    private final Path base = Jimfs.newFileSystem(Configuration.unix()).getPath("/archive");
    private final VirtualTime time = new VirtualTime();
    private final FilePlaylistHistory history = new FilePlaylistHistory(base, time);

    @Test
    void everyPlaylistIsAFileInAFolderNamedAfterTheSegment() throws IOException {
        SegmentPath path = SLOT.path(SegmentKind.FULL, SegmentHash.of(BYTES));

        history.record(
                path,
                List.of(
                        new PlaylistText(Instant.parse("2019-11-13T02:46:00.5Z"), "#EXTM3U é\n"),
                        new PlaylistText(Instant.parse("2019-11-13T02:45:58Z"), "#EXTM3U\n")));
        time.settle();

        Path folder = base.resolve("playlist-debug").resolve(path.text());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("0_2019-11-13T02:46:00.500000", "1_2019-11-13T02:45:58.000000");
        }
        assertThat(Files.readString(folder.resolve("0_2019-11-13T02:46:00.500000")))
                .isEqualTo("#EXTM3U é\n");
    }
}
