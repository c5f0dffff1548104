package dev.livekeep.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Design §5: a user's mistake is one plain line and the right exit code. */
class CommandsTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Map<String, String> environment, String... arguments) {
        try (PrintStream toOut = new PrintStream(out, true, StandardCharsets.UTF_8);
                PrintStream toErr = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            return Commands.run(List.of(arguments), environment, toOut, toErr);
        }
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private void assertOneLineWith(String words) {
        assertThat(said().lines().toList())
                .singleElement()
                .asString()
                .startsWith("livekeep: ")
                .contains(words);
    }

    @Test
    void theVersionIsTold() {
        assertThat(run(Map.of(), "--version")).isZero();
        assertThat(run(Map.of(), "record", "--version")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).matches("(livekeep \\S+\\R){2}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void helpListsTheCommands(String option) {
        assertThat(run(Map.of(), option)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("record CHANNEL", "demo", "verify");
    }

    @Test
    void helpOfRecordListsItsOptions() {
        assertThat(run(Map.of(), "record", "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--qualities", "--twitch-gql-url");
        assertThat(said()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', no command",
        "nonsense, unknown command",
        "record, no channel",
        "record a:b, has a type but no URL",
        "record a:hls:http://h/x, unknown type",
        "record ../a, channel name",
        "record a -q chat, quality name",
        "record a --nonsense, --nonsense",
        "config a --metrics-port x, --metrics-port",
        "record a --metrics-port 0 --allow-address nowhere, nowhere"
    })
    void badUsageEndsWithTwo(String line, String words) {
        int code = run(Map.of(), line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(code).isEqualTo(2);
        assertOneLineWith(words);
    }

    @Test
    void aLogLevelNobodyKnowsEndsWithOne() {
        int code = run(Map.of("WUBLOADER_LOG_LEVEL", "loud"), "record", "a", "--metrics-port=0");

        assertThat(code).isEqualTo(1);
        assertOneLineWith("WUBLOADER_LOG_LEVEL");
    }

    @Test
    void anAuthFileThatIsNotThereEndsWithOne() {
        Path file = folder.resolve("none");

        int code = run(Map.of(), "record", "a", "--metrics-port=0", "--base-dir=" + folder, "-t", file.toString());

        assertThat(code).isEqualTo(1);
        assertOneLineWith(file.toString());
    }

    @Test
    void anAuthFileWithoutATokenEndsWithOne() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "two words\n");

        int code = run(Map.of(), "record", "a", "--metrics-port=0", "--base-dir=" + folder, "-t", file.toString());

        assertThat(code).isEqualTo(1);
        assertOneLineWith(file.toString());
        assertThat(said()).contains("token").doesNotContain("two words");
    }

    @Test
    void aFolderThatCannotHoldAnArchiveEndsWithOne() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        int code = run(Map.of(), "record", "a", "--metrics-port=0", "--base-dir=" + file.resolve("below"));

        assertThat(code).isEqualTo(1);
        assertOneLineWith(file.toString());
    }

    @Test
    void aMetricsPortInUseEndsWithOne() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            int code = run(
                    Map.of("WUBLOADER_LOG_LEVEL", "WARNING"),
                    "record",
                    "a",
                    "--base-dir=" + folder,
                    "--metrics-port=" + taken.getLocalPort());

            assertThat(code).isEqualTo(1);
            assertOneLineWith(String.valueOf(taken.getLocalPort()));
        }
    }
}
