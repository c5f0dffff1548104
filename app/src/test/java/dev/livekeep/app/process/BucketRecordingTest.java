package dev.livekeep.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.livekeep.origin.SimulatedOrigin;
import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code record --store s3://…} as processes of their own, against a real S3 server. */
@Tag("process")
class BucketRecordingTest {
    private static final Duration ENOUGH = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    private final BucketServer bucket = BucketServer.start();
    private Checkout checkout;
    private SimulatedOrigin origin;

    @BeforeEach
    void start() throws IOException {
        checkout = Checkout.in(folder);
        origin = SimulatedOrigin.start(OriginConfig.defaults().withChannels(ChannelConfig.ts("one", 400_000)));
    }

    @AfterEach
    void stop() {
        origin.close();
        bucket.close();
    }

    private Running record(String spool, String... more) throws IOException {
        Map<String, String> environment = new HashMap<>(bucket.credentials());
        environment.put("XDG_STATE_HOME", folder.resolve(spool).toString());
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.addAll(
                List.of("one:url:" + origin.media("one", "720p60"), "--metrics-port=0", "--store=" + bucket.uri()));
        return Running.start(checkout, environment, arguments.toArray(String[]::new));
    }

    private Path downloaded(String name) throws IOException {
        Path copy = folder.resolve(name);
        bucket.copyInto(copy);
        return copy;
    }

    @Test
    void twoRecordersIntoOneBucketKeepEverySegmentOnce() throws Exception {
        try (Running one = record("one", "--duration=16s");
                Running other = record("other", "--duration=16s")) {
            assertThat(one.exitCode(ENOUGH)).isZero();
            assertThat(other.exitCode(ENOUGH)).isZero();

            assertThat((one.stderr() + other.stderr()).lines())
                    .filteredOn(line -> !line.contains("decisions are late")) // by what else this machine does
                    .noneMatch(line -> line.contains(" ERROR ") || line.contains(" WARNING "));
        }
        Path archive = downloaded("archive");
        assertThat(Folder.copies(archive, "full")).hasSizeGreaterThan(3);
        assertThat(Folder.copies(archive, "full").stream()
                        .map(file -> file.getFileName().toString().substring(0, 15)))
                .doesNotHaveDuplicates();
        Recording.into(archive).assertThatAllIsThere(origin, Instant.now());
        for (List<String> words :
                List.of(List.of("verify", bucket.uri()), List.of("verify", "--quick", bucket.uri()))) {
            try (Running verify = Running.command(checkout, folder, bucket.credentials(), words)) {
                assertThat(verify.exitCode(ENOUGH)).as(verify.stdout()).isZero();
                assertThat(verify.stdout()).contains(copies(archive) + " segments, ");
            }
        }
    }

    private static long copies(Path archive) throws IOException {
        long count = 0;
        for (String kind : List.of("full", "suspect", "partial")) {
            count += Folder.copies(archive, kind).size();
        }
        return count;
    }

    @Test
    void aBucketThatIsAwayAndAKilledRecorderLoseNothingThatTheDiskHas() throws Exception {
        Path disk = folder.resolve("disk");
        try (Running killed = record("spool", "--store=" + disk.toUri())) {
            await().atMost(ENOUGH).until(() -> Folder.copies(disk, "full").size() >= 2);
            bucket.goAway();
            int before = Folder.copies(disk, "full").size();
            await().atMost(ENOUGH).until(() -> Folder.copies(disk, "full").size() >= before + 4);
            killed.signal("KILL");
            killed.exitCode(ENOUGH);
        }
        bucket.comeBack();

        try (Running next = record("spool", "--store=" + disk.toUri(), "--duration=12s")) {
            assertThat(next.exitCode(ENOUGH)).as(next.stderr()).isZero();
        }

        assertThat(names(downloaded("archive"))).containsAll(names(disk));
    }

    @Test
    void whatARecorderHadSpooledWhenItWasKilledIsInTheBucketAfterTheNextStart() throws Exception {
        bucket.goAway();
        try (Running killed = record("spool")) {
            await().atMost(ENOUGH).until(() -> spooled("spool") >= 17);
            killed.signal("KILL");
            killed.exitCode(ENOUGH);
        }
        bucket.comeBack();

        try (Running next = record("spool", "--duration=12s")) {
            assertThat(next.exitCode(ENOUGH)).as(next.stderr()).isZero();
        }

        Recording.into(downloaded("archive")).assertThatAllIsThere(origin, Instant.now());
    }

    private long spooled(String spool) throws IOException {
        Path state = folder.resolve(spool);
        if (Files.notExists(state)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(state)) {
            return files.filter(file -> file.getFileName().toString().contains("-full-"))
                    .count();
        }
    }

    /** The copies of which nothing is missing: what was cut by the end is for the next start. */
    private static List<String> names(Path archive) throws IOException {
        return Folder.copies(archive, "full").stream()
                .map(file -> archive.relativize(file).toString())
                .toList();
    }
}
