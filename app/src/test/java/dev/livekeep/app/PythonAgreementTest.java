package dev.livekeep.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.DurationText;
import dev.livekeep.domain.archive.SegmentDuration;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentName;
import dev.livekeep.testkit.tools.UsesTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contract §3 and §4: durations, dates and sums print as the Python of this machine prints them. */
@Tag("process")
@UsesTool("python3")
class PythonAgreementTest {

    private static final int ROWS = 100_000;
    private static final long SEED = 20_190_106;
    private static final long MICROS_UNTIL_YEAR_9000 = 221_845_392_000_000_000L;
    private static final SegmentHash HASH = SegmentHash.ofDigest(new byte[32]);
    private static final int TIME_LENGTH = "45:51.608000".length();

    private static final String PROGRAM = """
        import sys
        from datetime import datetime, timedelta
        form = "%Y-%m-%dT%H/%M:%S.%f"
        for line in sys.stdin:
            micros, number, seconds, written = line.split()
            start = datetime(1970, 1, 1) + timedelta(microseconds=int(micros))
            duration = timedelta(seconds=float.fromhex(seconds))
            print(
                repr(float.fromhex(number)),
                duration // timedelta(microseconds=1),
                timedelta(seconds=float(written)) // timedelta(microseconds=1),
                start.strftime(form),
                (start + duration).strftime(form))
        """;

    @TempDir
    Path folder;

    @Test
    void durationsDatesAndSumsAreTheSameInPython() throws IOException, InterruptedException {
        Random random = new Random(SEED);
        List<String> questions = new ArrayList<>();
        List<String> ours = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            double number = Double.longBitsToDouble(random.nextLong());
            number = Double.isFinite(number) ? number : 0.0;
            SegmentDuration duration = new SegmentDuration(seconds(random));
            Instant start = Instant.EPOCH.plus(random.nextLong(MICROS_UNTIL_YEAR_9000), ChronoUnit.MICROS);
            questions.add(ChronoUnit.MICROS.between(Instant.EPOCH, start) + " " + Double.toHexString(number) + " "
                    + Double.toHexString(duration.seconds()) + " " + duration.text());
            ours.add(DurationText.of(number) + " " + duration.micros() + " " + duration.micros() + " " + named(start)
                    + " " + named(duration.after(start)));
        }

        List<String> pythons = answers(questions);

        assertThat(pythons).as("seed %d", SEED).isEqualTo(ours);
    }

    /** Durations as playlists list them, as clocks of 90 kHz count them, as fractions of any length, and tiny ones. */
    private static double seconds(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextInt(3_600_000) / 1_000.0;
            case 1 -> random.nextInt(900_000) / 90_000.0;
            case 2 -> random.nextDouble() * 3_600;
            case 3 -> (random.nextInt(1_000) + 0.5) / 1e6;
            default -> random.nextDouble() * 1e-4;
        };
    }

    private static String named(Instant start) {
        SegmentName name = new SegmentName(start, new SegmentDuration(2), SegmentKind.FULL, HASH);
        return name.hour().text() + "/" + name.fileName().substring(0, TIME_LENGTH);
    }

    private List<String> answers(List<String> questions) throws IOException, InterruptedException {
        Path asked = Files.write(folder.resolve("asked"), questions);
        Path answered = folder.resolve("answered");
        Process python = new ProcessBuilder("python3", "-c", PROGRAM)
                .redirectInput(asked.toFile())
                .redirectOutput(answered.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(python.waitFor(60, TimeUnit.SECONDS)).as("python3 ended").isTrue();
        } finally {
            python.destroyForcibly();
        }
        assertThat(python.exitValue()).isZero();
        return Files.readAllLines(answered);
    }
}
