package dev.livekeep.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.livekeep.origin.SimulatedOrigin;
import dev.livekeep.origin.check.CheckResult;
import dev.livekeep.origin.check.CheckTerms;
import dev.livekeep.origin.check.OriginCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Recordings into one archive that end once they hold what is wanted, and the origin's judgement of them.
 *
 * @param environment of the recorder, in place of this process's own
 */
record Recording(Path archive, Map<String, String> environment) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static Recording into(Path archive) {
        return new Recording(archive, Map.of());
    }

    /**
     * Records until every one of these folders has a full copy from that moment on.
     *
     * @param arguments of {@code record}, but for the archive and the metrics port
     * @return what it said until it ended
     */
    String until(Instant moment, List<String> folders, String... arguments) throws Exception {
        InProcess recorder = InProcess.record(
                environment,
                Stream.concat(Stream.of("--base-dir=" + archive, "--metrics-port=0"), Stream.of(arguments))
                        .toArray(String[]::new));
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> assertThat(folders)
                            .as("recorded into; it said:%n%s", recorder.said())
                            .allMatch(folder -> reaches(folder, moment)));
        } finally {
            assertThat(recorder.stop()).isZero();
        }
        return recorder.said();
    }

    private boolean reaches(String folder, Instant moment) {
        try {
            return Folder.reaches(archive.resolve(folder), moment);
        } catch (IOException e) {
            return false;
        }
    }

    /** Asserts that by the origin's journal nothing is missing of what could be had until that moment. */
    void assertThatAllIsThere(SimulatedOrigin origin, Instant stopped) throws IOException {
        CheckResult result = OriginCheck.of(
                        origin.journal(), archive, CheckTerms.defaults().until(stopped))
                .run();

        assertThat(result.clean()).as(result.inWords()).isTrue();
    }
}
