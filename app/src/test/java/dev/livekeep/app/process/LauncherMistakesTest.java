package dev.livekeep.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user does wrong, through {@code ./livekeep}: one plain line, the right exit code, nothing left on the disk. */
@Tag("process")
class LauncherMistakesTest {

    private static final int NOT_USABLE = 1;
    private static final int BAD_USAGE = 2;

    @TempDir
    private static Path shared;

    private static Checkout checkout;

    /** Where the user stands. */
    @TempDir
    Path here;

    @BeforeAll
    static void checkOut() throws IOException {
        checkout = Checkout.in(shared);
    }

    private List<String> everythingHere() throws IOException {
        try (Stream<Path> all = Files.walk(here)) {
            return all.map(path -> here.relativize(path).toString()).sorted().toList();
        }
    }

    private void assertThatItEnds(String arguments, int code, String line) throws IOException, InterruptedException {
        List<String> before = everythingHere();

        try (Running command = Running.commandOfNobodySpecial(checkout, here, List.of(arguments.split(" ")))) {
            assertThat(command.exitCode(Running.PATIENCE)).isEqualTo(code);

            assertThat(command.stderr()).isEqualTo("livekeep: " + line + "\n");
            assertThat(command.stdout()).isEmpty();
        }
        assertThat(everythingHere()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        record a:hls:http://h/x | unknown type "hls" of channel "a": write NAME, NAME! or NAME:TYPE:URL with TYPE one of twitch, url, youtube
        record a:b | channel "a:b" has a type but no URL: write NAME, NAME! or NAME:TYPE:URL with TYPE one of twitch, url, youtube
        record ../a | A channel name needs a name that does not begin with a dot, but found "../a": remove the dot
        record a/b | A channel name needs a single folder name without / or \\, but found "a/b": remove the separators
        record a -q chat | --qualities: A quality name needs a name that nobody else uses, but found "chat", the folder of chat messages: choose another name
        """)
    void whatCannotBeMeantIsBadUsage(String arguments, String line) throws IOException, InterruptedException {
        assertThatItEnds(arguments + " --base-dir=archive -m0", BAD_USAGE, line);
    }

    @Test
    void aPortInUseIsNamed() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();

            assertThatItEnds(
                    "record a --base-dir=archive -m" + port,
                    NOT_USABLE,
                    "wanted to serve metrics on port " + port
                            + ", found: Address already in use; free it or choose another with --metrics-port");
        }
    }

    @Test
    void anAuthFileThatIsNotThereIsNamed() throws IOException, InterruptedException {
        assertThatItEnds(
                "record a --base-dir=archive -m0 --twitch-auth-file=none",
                NOT_USABLE,
                "want one Twitch token in plain letters in none, found no such file: check --twitch-auth-file");
    }

    @Test
    void anAuthFileThatIsAFolderIsNamed() throws IOException, InterruptedException {
        Files.createDirectory(here.resolve("token"));

        assertThatItEnds(
                "record a --base-dir=archive -m0 --auth-file=token",
                NOT_USABLE,
                "want one Twitch token in plain letters in token, found a folder: check --twitch-auth-file");
    }

    @Test
    void anAuthFileThatMayNotBeReadIsNamed() throws IOException, InterruptedException {
        Path token = Files.writeString(here.resolve("token"), "abc123");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("-w-------"));

        assertThatItEnds(
                "record a --base-dir=archive -m0 --auth-file=token",
                NOT_USABLE,
                "want one Twitch token in plain letters in token, found no permission to read it: check --twitch-auth-file");
    }

    @Test
    void aFolderThatIsAFileIsNamed() throws IOException, InterruptedException {
        Path archive = Files.writeString(here.resolve("archive"), "precious");

        assertThatItEnds(
                "record a --base-dir=archive -m0",
                NOT_USABLE,
                "A store needs a folder that can be written to, but found " + archive + " (a file is there already: "
                        + archive + "): make the folder writable or choose another");
        assertThat(archive).hasContent("precious");
    }

    @Test
    void aFolderThatMayNotBeWrittenToIsNamed() throws IOException, InterruptedException {
        Path archive = Files.createDirectory(here.resolve("archive"));
        Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("r-xr-xr-x"));

        assertThatItEnds(
                "record a --base-dir=archive -m0",
                NOT_USABLE,
                "A store needs a folder that can be written to, but found " + archive + " (no permission: "
                        + archive.resolve(".livekeep") + "): make the folder writable or choose another");
    }
}
