package dev.livekeep.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.codahale.metrics.MetricRegistry;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.event.CaptureEvent.Outcome;
import dev.livekeep.domain.playlist.PlaylistChange;
import dev.livekeep.ports.HttpEvents;
import dev.livekeep.testkit.VirtualTime;
import dev.livekeep.testkit.tools.Prometheus;
import dev.livekeep.testkit.tools.UsesTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus itself makes of our metrics. */
@Tag("process")
class RealPrometheusTest {

    /** Contract §12 fixes both the name and that it is a gauge: skew has a sign, and so its sum goes down too. */
    private static final String FORCED_BY_THE_CONTRACT =
            "segment_time_skew_non_zero_sum non-histogram and non-summary metrics should not have \"_sum\" suffix";

    /** promtool's exit code when it could read everything and found something to improve. */
    private static final int LINTED = 3;

    @TempDir
    Path folder;

    private final VirtualTime time = new VirtualTime();
    private final MetricRegistry recorded = new MetricRegistry();
    private final MetricsServer server =
            new MetricsServer(new MetricsSettings(0), MetricsModule.exposition(recorded), new HealthListener(time));

    @BeforeEach
    void record() throws IOException {
        Told told = new Told(time, new MetricsListener(recorded, time), "esa");
        told.tell(
                new CaptureEvent.WorkerStarted(Told.SOURCE, 1, "origin/x"),
                new CaptureEvent.StreamFound(List.of("1080p60"), ""),
                new CaptureEvent.VariantChosen(Told.SOURCE, "source", "1080p60", List.of(), List.of()),
                new CaptureEvent.Polled(Told.SOURCE, 1, PlaylistChange.ADVANCED),
                new CaptureEvent.AdSkipped(Told.SOURCE, Told.listing(9), "daterange", Told.SPAN),
                new CaptureEvent.WindowMissed(Told.SOURCE, 2),
                new CaptureEvent.SkewSeen(Told.SOURCE, Told.listing(1), Duration.ofMillis(-1500), true),
                new CaptureEvent.Stalled(Told.SOURCE, false, ""));
        told.segment(1, SegmentKind.FULL, 1_500_000, Outcome.CUT, Outcome.RECEIVED);
        told.segment(2, SegmentKind.FULL, 1_500_000, Outcome.RECEIVED);
        told.segment(3, SegmentKind.PARTIAL, 1_000, Outcome.CUT);
        HttpMetrics http = new HttpMetrics(recorded);
        HttpEvents.Labels labels = new HttpEvents.Labels("get_segment", "GET", "origin");
        http.sent(labels);
        http.answered(labels, "200", Duration.ofMillis(20), OptionalLong.of(1_500_000));
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @UsesTool("promtool")
    void promtoolComplainsOfNothingButOneNameTheContractFixes() throws IOException, InterruptedException {
        Path metrics = Files.writeString(
                folder.resolve("metrics.txt"), Scrape.get(server, "/metrics").body());

        Process promtool = new ProcessBuilder("promtool", "check", "metrics")
                .redirectInput(metrics.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(promtool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said.lines().filter(line -> !line.isBlank())).containsExactly(FORCED_BY_THE_CONTRACT);
        assertThat(promtool.exitValue()).isEqualTo(LINTED);
    }

    @Test
    @UsesTool("prometheus")
    void prometheusScrapesAndBothGenerationsOfLabelsCanBeSummed() throws IOException, InterruptedException {
        try (Prometheus prometheus = Prometheus.scraping(server.port(), folder)) {
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() ->
                            prometheus.query("sum(segments_downloaded_total)").equals("3"));

            assertThat(prometheus.query("up{service='downloader'}")).isEqualTo("1");
            assertThat(prometheus.query("sum by (channel, quality) (segments_downloaded_total{type='full'})"))
                    .isEqualTo("2");
            assertThat(prometheus.query("sum by (stream, variant) (segments_downloaded_total{partial='False'})"))
                    .isEqualTo("2");
            assertThat(prometheus.query("sum by (stream, variant) (segments_downloaded_total{partial='True'})"))
                    .isEqualTo("1");
            assertThat(prometheus.query("sum(segment_duration_downloaded_total{stream='esa'})"))
                    .isEqualTo("6");
            assertThat(prometheus.query("max(latest_segment)")).isEqualTo("1767225604.5");
            assertThat(prometheus.query("count(livekeep_variant_info{variant='1080p60'})"))
                    .isEqualTo("1");
            assertThat(prometheus.query("histogram_quantile(0.5, segment_size_bucket{type='full'})"))
                    .isEqualTo("1572864");
            assertThat(prometheus.query("count(process_cpu_seconds_total)")).isEqualTo("1");
        }
    }
}
