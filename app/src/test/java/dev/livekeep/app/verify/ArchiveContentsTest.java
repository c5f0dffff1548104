package dev.livekeep.app.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.app.export.MadeArchive;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.filesystem.FileArchiveReader;
import dev.livekeep.origin.media.MediaFormat;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveContentsTest {

    @TempDir
    Path base;

    @Test
    void aPartAtTheEndIsNoHoleButAGapIs() throws IOException {
        MadeArchive archive = new MadeArchive(base);
        archive.store(MediaFormat.TS, 0, 3);
        archive.store(MediaFormat.TS, 5, 6);
        archive.store(SegmentKind.PARTIAL, 7, new byte[1000]);

        assertThat(ArchiveContents.of(new FileArchiveReader(base)).lines())
                .containsExactly(
                        "channel  quality  segments  seconds      size  full  suspect  partial  holes",
                        "bus      source          7     12.0  750.0 kB     6        0        1      1");
    }

    @Test
    void anEmptyArchiveHasNoRows() throws IOException {
        assertThat(ArchiveContents.of(new FileArchiveReader(base)).rows()).isEmpty();
    }

    @Test
    void onlyAPartIsAHole() throws IOException {
        new MadeArchive(base).store(SegmentKind.PARTIAL, 0, new byte[1000]);

        assertThat(ArchiveContents.of(new FileArchiveReader(base)).rows())
                .singleElement()
                .satisfies(row -> assertThat(row.holes()).isEqualTo(1));
    }
}
