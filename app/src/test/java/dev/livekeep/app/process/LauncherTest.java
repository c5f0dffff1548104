package dev.livekeep.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorder as a user meets it on the command line (design §5, contract §8). */
@Tag("process")
class LauncherTest {

    @TempDir
    Path archive;

    private Checkout checkout;

    @BeforeEach
    void checkOut(@TempDir Path folder) throws IOException {
        checkout = Checkout.in(folder);
    }

    @Test
    void aChannelMayHaveAnyNameInTheLocaleOfAContainer() throws IOException, InterruptedException {
        Map<String, String> plain = Map.of("LC_ALL", "", "LC_CTYPE", "", "LANG", "C");
        try (Running recorder = Running.start(
                checkout, plain, "kanäle:url:http://127.0.0.1:1/x", "--base-dir=" + archive, "-m0", "--duration=1s")) {
            assertThat(recorder.exitCode(Duration.ofSeconds(60))).isZero();
            assertThat(recorder.stderr()).contains("kanäle: recording begins");
        }
    }

    @Test
    void aRecordingOfSomeTimeEndsByItself() throws IOException, InterruptedException {
        try (Running recorder = Running.start(
                checkout,
                Map.of("WUBLOADER_ENABLE_STACKSAMPLER", "True"),
                "a:url:http://127.0.0.1:1/x",
                "--base-dir=" + archive,
                "--backdoor-port=1234",
                "--metrics-port=0",
                "--duration=1s")) {
            assertThat(recorder.exitCode(Duration.ofSeconds(60))).isZero();
            assertThat(recorder.stderr())
                    .contains("--backdoor-port does nothing", "STACKSAMPLER does nothing")
                    .doesNotContain("WARNING: ");
            assertThat(recorder.stdout()).isEmpty();
        }
    }
}
