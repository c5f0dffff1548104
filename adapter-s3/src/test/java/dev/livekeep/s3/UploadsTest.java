package dev.livekeep.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.testkit.VirtualTime;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When copies are put, and put again. */
class UploadsTest {

    private static final Bucket.Put STORED = new Bucket.Put.Stored();
    private static final Bucket.Put FAILED = new Bucket.Put.Failed("SlowDown (status 503)");
    private static final S3Settings SETTINGS = S3Settings.of(URI.create("s3://bucket/?uploads=4"));

    private final VirtualTime time = new VirtualTime();
    private final Instant begun = time.now();
    private final List<Spooled> stored = new ArrayList<>();
    private int attempts;

    private Uploads uploads(Function<Spooled, Bucket.Put> put) {
        return new Uploads(
                SETTINGS,
                copy -> {
                    attempts++;
                    return put.apply(copy);
                },
                (copy, result) -> stored.add(copy),
                new S3ArchiveStore.Threads(time, time, time));
    }

    private static Spooled spooled(int number) {
        return spooled(number, SegmentKind.FULL);
    }

    private static Spooled spooled(int number, SegmentKind kind) {
        return new Spooled(Copy.number(number, 1).path(kind), Path.of("/spool/" + number), 1, outcome -> {});
    }

    private Duration elapsed() {
        return Duration.between(begun, time.now());
    }

    @Test
    void aMinuteWithoutTheServerLosesNothingAndAsksRarely() {
        Uploads uploads = uploads(copy -> elapsed().toSeconds() < 60 ? FAILED : STORED);

        for (int i = 0; i < 100; i++) {
            uploads.add(spooled(i));
            time.advance(Duration.ofMillis(600));
        }
        int inVain = attempts;
        time.advance(Duration.ofSeconds(20));

        assertThat(stored).hasSize(100).doesNotHaveDuplicates();
        assertThat(inVain).isLessThan(20);
    }

    @Test
    void oneCopyThatIsNeverTakenHoldsUpNoOther() {
        Spooled poison = spooled(0);
        Uploads uploads = uploads(copy -> copy.equals(poison) ? FAILED : STORED);
        uploads.add(poison);

        for (int i = 1; i <= 50; i++) {
            uploads.add(spooled(i));
        }
        time.advance(Duration.ofSeconds(60));

        assertThat(stored).hasSize(50).doesNotContain(poison);
    }

    @Test
    @Timeout(60)
    void atTheEndPartialsAreLeftInTheSpoolAndNobodyWaitsForThem() {
        Uploads uploads = uploads(copy -> FAILED);
        uploads.add(spooled(1, SegmentKind.PARTIAL));
        time.advance(Duration.ZERO);

        int left = uploads.drain(Duration.ofMinutes(5));
        time.advance(Duration.ofMinutes(1));

        assertThat(left).isEqualTo(1);
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void nothingIsStartedAfterTheDrain() {
        Uploads uploads = uploads(copy -> FAILED);
        uploads.add(spooled(1));
        time.advance(Duration.ofMillis(100));

        int left = uploads.drain(Duration.ZERO);
        int before = attempts;
        time.advance(Duration.ofMinutes(5));

        assertThat(left).isEqualTo(1);
        assertThat(attempts).isEqualTo(before);
    }
}
