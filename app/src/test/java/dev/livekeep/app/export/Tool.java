package dev.livekeep.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Outside programs that judge what was exported. */
public final class Tool {
    private Tool() {}

    /** All that a program says, on both streams; it must end with 0 within a minute. */
    public static String said(Object... words) throws IOException, InterruptedException {
        Path said = Files.createTempFile("tool-", ".txt");
        Process process = new ProcessBuilder(
                        List.of(words).stream().map(String::valueOf).toList())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("%s ended", words[0])
                    .isTrue();
            assertThat(process.exitValue()).as(Files.readString(said)).isZero();
            return Files.readString(said);
        } finally {
            process.destroyForcibly();
            Files.delete(said);
        }
    }
}
