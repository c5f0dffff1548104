package dev.livekeep.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.livekeep.origin.SimulatedOrigin;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.fault.FaultScript;
import dev.livekeep.testkit.tools.Prometheus;
import dev.livekeep.testkit.tools.UsesTool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a monitoring system sees of a recorder at work (design §6, contract §12 and §13). */
@Tag("process")
class MonitoringTest {

    @TempDir
    Path folder;

    private SimulatedOrigin origin;
    private Running recorder;

    @BeforeEach
    void record() throws IOException {
        origin = SimulatedOrigin.start(
                OriginConfig.defaults().withChannels(2, 1_000_000).withFaults(FaultScript.parse("""
                    always channel=channel2 : black-hole
                    always kind=segment every=4 : stall-in-body 0.5
                    """)));
        recorder = Running.start(
                Checkout.in(folder),
                Map.of(),
                "--base-dir=" + folder.resolve("archive"),
                "--metrics-port=0",
                "good:url:" + origin.multivariant("channel1"),
                "bad:url:" + origin.media("channel2", "720p60"));
    }

    @AfterEach
    void stop() {
        recorder.close();
        origin.close();
    }

    @Test
    @UsesTool("prometheus")
    void prometheusSumsBothGenerationsAndTheHealthFailsWithTheReason() throws IOException, InterruptedException {
        assertThat(recorder.get("/healthz").statusCode()).isEqualTo(200);
        try (Prometheus prometheus = Prometheus.scraping(recorder.metricsPort(), folder)) {
            awaitValue(
                    prometheus, "sum by (channel, quality) (segments_downloaded_total{type='full',channel='good'})", 3);
            awaitValue(
                    prometheus,
                    "sum by (stream, variant) (segments_downloaded_total{partial='False',stream='good'})",
                    3);
            awaitValue(prometheus, "sum(segment_duration_downloaded_total{stream='good',variant='source'})", 6);
            awaitValue(prometheus, "sum(livekeep_open_segments{channel='good'})", 1);
            awaitValue(prometheus, "max(latest_segment{channel='good'})", 1e9);
            awaitValue(prometheus, "sum(http_client_request_latency_count{name='get_segment',status='200'})", 3);
            awaitValue(prometheus, "sum(log_count_total{level='INFO'})", 3);
            awaitValue(prometheus, "up{service='downloader'} * process_start_time_seconds", 1e9);
            awaitValue(prometheus, "sum(process_resident_memory_bytes) * sum(process_cpu_seconds_total)", 1);
        }
        await().atMost(Running.PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> recorder.get("/healthz").statusCode() == 503);
        assertThat(recorder.get("/healthz").body()).startsWith("bad/source: no poll answered");
    }

    private static void awaitValue(Prometheus prometheus, String promql, double atLeast) {
        await().atMost(Running.PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(Double.parseDouble(prometheus.query(promql)))
                        .as(promql)
                        .isGreaterThanOrEqualTo(atLeast));
    }
}
