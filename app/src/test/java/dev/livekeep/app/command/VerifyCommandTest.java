package dev.livekeep.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.app.ExitCode;
import dev.livekeep.app.export.MadeArchive;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.origin.media.MediaFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code livekeep verify}, as a user sees it. */
class VerifyCommandTest {

    @TempDir
    Path base;

    private MadeArchive archive;

    @BeforeEach
    void threeSegments() throws IOException {
        archive = new MadeArchive(base);
        archive.store(MediaFormat.TS, 0, 2);
    }

    @Test
    void aWholeArchiveIsWell() {
        Ran ran = Ran.command("verify", base);

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).isEqualTo("3 segments, 374.5 kB: all is well\n");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void whatIsWrongIsNamedLineByLine() throws IOException {
        Path copy = archive.store(SegmentKind.PARTIAL, 3, new byte[] {1, 2, 3});
        Files.write(copy, new byte[] {1, 2, 4});

        Ran thorough = Ran.command("verify", base.toUri());
        Ran quick = Ran.command("verify", "--quick", base);

        assertThat(thorough.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(thorough.out())
                .isEqualTo(base.relativize(copy) + ": its bytes do not have the hash of its name\n"
                        + "4 segments, 374.5 kB: 1 finding\n");
        assertThat(quick.code()).isZero();
    }

    @Test
    void mistakesAreToldInOneLine() {
        Ran none = Ran.command("verify");
        Ran unknown = Ran.command("verify", "/no/such/archive");
        Ran elsewhere = Ran.command("verify", "gopher://bucket/archive");

        assertThat(none.code()).isEqualTo(ExitCode.USAGE);
        assertThat(none.err())
                .isEqualTo("livekeep: Missing required parameter: 'DIR|URI': see livekeep verify --help\n");
        assertThat(unknown.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(unknown.err()).isEqualTo("livekeep: no archive at \"/no/such/archive\": there is no such folder\n");
        assertThat(elsewhere.err())
                .startsWith("livekeep: nothing here opens \"gopher:\", only file, s3: put a jar that does into ");
    }

    @Test
    void helpSaysWhatItTakes() {
        assertThat(Ran.command("verify", "-h").out()).contains("DIR|URI", "--quick", "Exit code 1");
    }
}
