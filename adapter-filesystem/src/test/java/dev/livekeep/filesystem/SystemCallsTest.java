package dev.livekeep.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.testkit.tools.UsesTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operating system is really asked for. */
@Tag("process")
class SystemCallsTest {

    private static final Pattern SYNC = Pattern.compile("f(?:data)?sync\\(\\d+<([^>]*)>\\)");
    private static final Pattern RENAME = Pattern.compile("rename(?:at2?)?\\(.*\"([^\"]*)\"");

    @Test
    @UsesTool("strace")
    void theBytesThenTheNameThenTheFoldersAreWrittenThrough(@TempDir Path folder) throws Exception {
        Path base = Files.createDirectory(folder.toRealPath().resolve("archive"));
        Path trace = folder.resolve("trace");

        List<String> command = new ArrayList<>(List.of(
                "strace", "-f", "-y", "-e", "trace=fsync,fdatasync,rename,renameat,renameat2", "-o", trace.toString()));
        command.addAll(OneKeep.command(base));
        Process strace = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        assertThat(strace.waitFor(60, TimeUnit.SECONDS)).isTrue();
        Assumptions.assumeFalse(
                Files.readString(folder.resolve("output")).contains("Operation not permitted"),
                "strace may not trace here");

        assertThat(strace.exitValue()).isZero();
        assertThat(steps(trace, base))
                .containsExactly(
                        "sync draft",
                        "rename copy",
                        "sync desertbus/source/2019-11-13T02",
                        "sync desertbus/source",
                        "sync desertbus",
                        "sync ");
    }

    private static List<String> steps(Path trace, Path base) throws IOException {
        try (Stream<String> lines = Files.lines(trace)) {
            return lines.map(line -> step(line, base)).flatMap(Optional::stream).toList();
        }
    }

    private static Optional<String> step(String line, Path base) {
        Matcher sync = SYNC.matcher(line);
        if (sync.find() && sync.group(1).startsWith(base.toString())) {
            String place = base.relativize(Path.of(sync.group(1))).toString();
            return Optional.of("sync " + (place.contains("-temp-") ? "draft" : place));
        }
        Matcher rename = RENAME.matcher(line);
        return rename.find() && rename.group(1).startsWith(base.toString())
                ? Optional.of("rename copy")
                : Optional.empty();
    }
}
