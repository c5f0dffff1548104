package dev.livekeep.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.awaitility.Awaitility.await;

import dev.livekeep.origin.check.CheckResult;
import dev.livekeep.origin.check.CheckTerms;
import dev.livekeep.origin.check.OriginCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fifty channels behind a flaky CDN for {@code -Dminutes}, in 128 MiB of heap: nothing is lost that could be had, and
 * nothing grows. No {@code Test} in its name: only {@code -Psoak} runs it.
 */
@Tag("process")
class RecorderSoak {
    private static final int MINUTES = Integer.getInteger("minutes", 60);

    /** From this minute on nothing may grow. */
    private static final int SETTLED = 10;

    /** Fewer points make no line. */
    private static final int POINTS = 10;

    private static final double MOST_GROWTH = 1;
    private static final Duration KEEP = Duration.ofMinutes(2);
    private static final Duration SWEEP = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    private Path archive = Path.of("");
    private Path journal = Path.of("");
    private Checkout checkout;
    private Pruner pruner;
    private Instant nextSweep = Instant.now();
    private final List<SoakMinute> minutes = new ArrayList<>();

    @BeforeEach
    void prepare() throws IOException {
        archive = folder.resolve("archive");
        journal = folder.resolve("journal");
        checkout = Checkout.in(folder);
        pruner = new Pruner(archive, KEEP);
    }

    private Running record(Running origin) throws IOException {
        await().atMost(Running.PATIENCE)
                .untilAsserted(
                        () -> assertThat(origin.stdout()).as(origin.stderr()).contains("twitch "));
        List<String> arguments = new ArrayList<>(SoakOrigin.arguments(origin.stdout()));
        arguments.addAll(List.of("--base-dir=" + archive, "--metrics-port=0"));
        return Running.start(checkout, Map.of("LIVEKEEP_JAVA_OPTIONS", "-Xmx128m"), arguments.toArray(String[]::new));
    }

    private SoakMinute watch(Running recorder, int number, Instant until) throws IOException, InterruptedException {
        Vitals vitals = new Vitals(recorder.pid());
        IntSummaryStatistics threads = new IntSummaryStatistics();
        IntSummaryStatistics sockets = new IntSummaryStatistics();
        LongSummaryStatistics heap = new LongSummaryStatistics();
        List<String> files = List.of();
        while (Instant.now().isBefore(until)) {
            if (!recorder.livesFor(LOOK)) {
                throw new AssertionError("the recorder has ended; it said:\n" + recorder.stderr());
            }
            threads.accept(vitals.threads());
            files = vitals.files();
            sockets.accept((int) files.stream().filter(this::dependsOnLoad).count());
            if (Instant.now().isAfter(nextSweep)) {
                pruner.sweep(Instant.now());
                heap.accept(vitals.heapAfterFullCollection());
                nextSweep = Instant.now().plus(SWEEP);
            }
        }
        return new SoakMinute(
                number,
                Math.round(heap.getAverage()),
                threads,
                sockets,
                files.stream().filter(file -> !dependsOnLoad(file)).sorted().toList(),
                Vitals.series(recorder.get("/metrics").body()));
    }

    /** Connections, drafts and folders that are being listed or written through come and go. */
    private boolean dependsOnLoad(String file) {
        return file.startsWith("socket:")
                || (file.startsWith(archive.toString()) && !file.contains(archive + "/.livekeep/"));
    }

    @Test
    void nothingIsLostThatCouldBeHadAndNothingGrows() throws Exception {
        CheckTerms terms = CheckTerms.defaults();
        try (Running origin =
                        Running.program(checkout, SoakOrigin.class, List.of("-Xmx1g"), List.of(journal.toString()));
                Running recorder = record(origin)) {
            recorder.metricsPort();
            Instant began = Instant.now();
            System.out.print(SoakMinute.headings());
            for (int i = 1; i <= MINUTES; i++) {
                minutes.add(watch(recorder, i, began.plus(Duration.ofMinutes(i))));
                System.out.print(minutes.get(i - 1).inWords());
            }
            terms = terms.between(began.plus(terms.patience()), Instant.now());
            recorder.signal("TERM");
            assertThat(recorder.exitCode(Duration.ofSeconds(8))).isZero();
            assertThat(recorder.stderr()).doesNotContain("ERROR", "\tat ");
            origin.signal("TERM");
            origin.exitCode(Running.PATIENCE);
        }
        CheckResult result = OriginCheck.of(journal, archive, terms)
                .withRemoved(pruner.removed())
                .run();

        System.out.println(result.inWords());
        System.out.println("verified and removed: " + pruner);
        assertSoftly(softly -> {
            softly.assertThat(pruner.wrong()).as("found by the pruner").isEmpty();
            softly.assertThat(result.clean()).as(result.inWords()).isTrue();
            nothingGrew(softly);
        });
    }

    private void nothingGrew(SoftAssertions softly) {
        if (MINUTES <= SETTLED) {
            System.out.println("too short to say whether anything grows");
            return;
        }
        SoakMinute then = minutes.get(SETTLED - 1);
        SoakMinute last = minutes.get(MINUTES - 1);
        softly.assertThat(last.otherFiles()).as("open files").isEqualTo(then.otherFiles());
        softly.assertThat(last.words()).as("words of the metrics").isEqualTo(then.words());
        // With the load they come and go; what is never given back raises the least of them.
        softly.assertThat(last.threads().getMin())
                .as("threads")
                .isLessThanOrEqualTo(then.threads().getMax());
        softly.assertThat(last.sockets().getMin())
                .as("sockets")
                .isLessThanOrEqualTo(then.sockets().getMax());
        if (MINUTES < SETTLED + POINTS) {
            System.out.println("too short to say whether the heap grows");
            return;
        }
        double growth = SoakMinute.growth(minutes.subList(SETTLED - 1, MINUTES));
        System.out.printf(Locale.ROOT, "the heap grew by %.2f MiB an hour%n", growth);
        softly.assertThat(growth).as("MiB an hour").isLessThanOrEqualTo(MOST_GROWTH);
    }
}
