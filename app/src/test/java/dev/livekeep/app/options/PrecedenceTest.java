package dev.livekeep.app.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.livekeep.app.ExitCode;
import dev.livekeep.app.UserMistake;
import dev.livekeep.domain.quality.QualityWish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Design §5: command line before environment before file before default. */
class PrecedenceTest {

    @TempDir
    Path folder;

    @Test
    void everyOptionCanStandInTheEnvironment() {
        RecordOptions options = Parsed.environment(
                Map.of(
                        "LIVEKEEP_BASE_DIR", "/x",
                        "LIVEKEEP_QUALITIES", "a,b",
                        "LIVEKEEP_METRICS_PORT", "80",
                        "LIVEKEEP_BACKDOOR_PORT", "1234",
                        "LIVEKEEP_AUTH_FILE", "F",
                        "LIVEKEEP_PLAYLIST_DEBUG", "2",
                        "LIVEKEEP_DURATION", "1h",
                        "LIVEKEEP_FSYNC", "off",
                        "LIVEKEEP_ALLOW_ADDRESS", "10.0.0.0/8,127.0.0.0/8"),
                "c");

        assertThat(options.stores()).containsExactly(Path.of("/x").toUri());
        assertThat(options.qualities()).extracting(QualityWish::inText).containsExactly("a", "b");
        assertThat(options.metricsPort()).isEqualTo(80);
        assertThat(options.backdoorAsked()).isTrue();
        assertThat(options.authFile()).hasValue(Path.of("F"));
        assertThat(options.policy().polling().history()).isEqualTo(2);
        assertThat(options.duration()).hasValue(Duration.ofHours(1));
        assertThat(options.fsync()).isEqualTo(RecordOptions.Fsync.OFF);
        assertThat(options.allowAddresses()).containsExactly("10.0.0.0/8", "127.0.0.0/8");
    }

    @Test
    void theFileSetsOptionsAndConstants() throws IOException {
        Path file = Parsed.file(folder, """
                # a comment
                base-dir: /x
                qualities: [source, 480p|360p]
                metrics-port: 80
                auth-file: F
                allow-address:
                  - 10.0.0.0/8
                  - 127.0.0.0/8
                max-downloads: 5
                policy:
                  polling:
                    interval: 500ms
                    timeouts: {soft: 2s, hard: 1m}
                policy.getting.give-up-after: 5m
                """);

        RecordOptions options = Parsed.line("c", "--config", file.toString());

        assertThat(options.stores()).containsExactly(Path.of("/x").toUri());
        assertThat(options.qualities()).extracting(QualityWish::inText).containsExactly("source", "480p|360p");
        assertThat(options.metricsPort()).isEqualTo(80);
        assertThat(options.authFile()).hasValue(Path.of("F"));
        assertThat(options.allowAddresses()).containsExactly("10.0.0.0/8", "127.0.0.0/8");
        assertThat(options.policy().bounds().downloads()).isEqualTo(5);
        assertThat(options.policy().polling().interval()).isEqualTo(Duration.ofMillis(500));
        assertThat(options.policy().polling().timeouts().hard()).isEqualTo(Duration.ofMinutes(1));
        assertThat(options.policy().getting().giveUpAfter()).isEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @CsvSource({
        "-m 1, 2, 3, 1", //
        ", 2, 3, 2", //
        ", , 3, 3", //
        ", , , 8001"
    })
    void theNearerOneWins(String line, String environment, String file, int port) throws IOException {
        Path config = Parsed.file(folder, file == null ? "" : "metrics-port: " + file);
        String[] arguments = ("c --config=" + config + (line == null ? "" : " " + line)).split(" ");

        RecordOptions options = Parsed.environment(
                environment == null ? Map.of() : Map.of("LIVEKEEP_METRICS_PORT", environment), arguments);

        assertThat(options.metricsPort()).isEqualTo(port);
    }

    @ParameterizedTest
    @CsvSource({
        "--base-dir=/line, LIVEKEEP_STORE, store, /line", //
        "--store=file:///line, LIVEKEEP_BASE_DIR, base-dir, /line", //
        "-m1, LIVEKEEP_BASE_DIR, store, /environment", //
        "-m1, LIVEKEEP_STORE, base-dir, /environment", //
        "-m1, LIVEKEEP_OTHER, store, /file"
    })
    void oneStoreUnderTwoNames(String line, String variable, String key, String wanted) throws IOException {
        Path config = Parsed.file(folder, key + ": " + (key.equals("store") ? "file:///file" : "/file"));
        String value = variable.equals("LIVEKEEP_STORE") ? "file:///environment" : "/environment";

        RecordOptions options = Parsed.environment(Map.of(variable, value), "c", "--config=" + config, line);

        assertThat(options.stores()).containsExactly(Path.of(wanted).toUri());
    }

    @Test
    void theEnvironmentBeatsTheFileUnderEitherNameOfAnOption() throws IOException {
        Path config = Parsed.file(folder, "twitch-auth-file: from-file");

        RecordOptions options =
                Parsed.environment(Map.of("LIVEKEEP_AUTH_FILE", "from-environment"), "c", "--config=" + config);

        assertThat(options.authFile()).hasValue(Path.of("from-environment"));
    }

    @Test
    void aListOnTheCommandLineReplacesTheOneOfTheFile() throws IOException {
        Path config = Parsed.file(folder, "allow-address: 10.0.0.0/8");

        RecordOptions options = Parsed.line("c", "--config=" + config, "--allow-address=127.0.0.0/8");

        assertThat(options.allowAddresses()).containsExactly("127.0.0.0/8");
    }

    @Test
    void theFileItselfCanBeNamedByTheEnvironment() throws IOException {
        Path config = Parsed.file(folder, "metrics-port: 80");

        assertThat(Parsed.environment(Map.of("LIVEKEEP_CONFIG", config.toString()), "c")
                        .metricsPort())
                .isEqualTo(80);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "metrics-prot: 80 | :1:1: unknown key \"metrics-prot\"",
                "'base-dir: /x\n  metrics: 1' | :2:",
                "'policy:\n  polling:\n    intervall: 2s' | :3:5: unknown key \"policy.polling.intervall\"",
                "'policy: 3' | :1:9: want a mapping",
                "'- base-dir' | :1:1: want a mapping",
                "'base-dir: [/x, /y]' | :1:11: want one plain value",
                "'base-dir: {x: y}' | :1:11: want one plain value",
                "'base-dir: /x\nbase-dir: /y' | :2:1: \"base-dir\" stands here a second time",
                "'help: true' | :1:1: unknown key",
                "'config: x' | :1:1: unknown key",
                "'x: *nobody' | :1:4:",
                "'policy: &p\n  polling: *p' | :2:3: unknown key \"policy.polling.polling\"",
                "'\"metrics-port: 80' | :1:",
                "'policy.bounds.workers: 0' | policy.bounds.workers: want at least 1, found 0",
                "'policy.bounds.workers: many' | policy.bounds.workers: want a whole number",
                "'policy.ads.break-tags: perhaps' | policy.ads.break-tags: want true or false, found \"perhaps\"",
                "'policy.ads.title-digits: -1' | policy.ads.title-digits: want at least 0, found -1",
                "'policy.getting.retry: 0s' | policy.getting.retry: want a duration",
                "'policy.polling.timeouts.soft: 2h' | soft"
            })
    void whatTheFileHasWrongIsSaidWithItsPlace(String yaml, String said) throws IOException {
        Path config = Parsed.file(folder, yaml);

        UserMistake mistake = Parsed.mistake("c", "--config=" + config);

        assertThat(mistake.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(mistake.getMessage()).contains(said).doesNotContain("\n");
    }

    @Test
    void aFileThatIsNotThereOrCannotBeReadIsATroubleOfTheEnvironment() {
        assertThat(Parsed.mistake("c", "--config=" + folder.resolve("none")).exitCode())
                .isEqualTo(ExitCode.FAILURE);
        assertThat(Parsed.mistake("c", "--config=" + folder).exitCode()).isEqualTo(ExitCode.FAILURE);
    }

    @Test
    void aFileThatIsNoTextIsBadUsage() throws IOException {
        Path config = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        UserMistake mistake = catchThrowableOfType(UserMistake.class, () -> Parsed.line("c", "--config=" + config));

        assertThat(mistake.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(mistake.getMessage()).contains("UTF-8");
    }

    @Test
    void anEmptyFileSaysNothing() throws IOException {
        assertThat(Parsed.line("c", "--config=" + Parsed.file(folder, "# nothing\n"))
                        .metricsPort())
                .isEqualTo(8001);
    }
}
