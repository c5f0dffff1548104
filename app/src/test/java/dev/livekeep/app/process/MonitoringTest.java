package dev.livekeep.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.livekeep.origin.SimulatedOrigin;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.fault.FaultScript;
import dev.livekeep.testkit.tools.UsesTool;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a monitoring system sees of a recorder at work (design §6, contract §12 and §13). */
@Tag("process")
class MonitoringTest {

    private static final Pattern SAMPLE_VALUE = Pattern.compile("\"value\":\\[[^,]+,\"([^\"]+)\"]");

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
        int port = freePort();
        Process prometheus = prometheus(port, recorder.metricsPort());
        try {
            awaitValue(port, "sum by (channel, quality) (segments_downloaded_total{type='full',channel='good'})", 3);
            awaitValue(port, "sum by (stream, variant) (segments_downloaded_total{partial='False',stream='good'})", 3);
            awaitValue(port, "sum(segment_duration_downloaded_total{stream='good',variant='source'})", 6);
            awaitValue(port, "sum(livekeep_open_segments{channel='good'})", 1);
            awaitValue(port, "max(latest_segment{channel='good'})", 1e9);
            awaitValue(port, "sum(http_client_request_latency_count{name='get_segment',status='200'})", 3);
            awaitValue(port, "sum(log_count_total{level='INFO'})", 3);
            awaitValue(port, "up{service='downloader'} * process_start_time_seconds", 1e9);
            awaitValue(port, "sum(process_resident_memory_bytes) * sum(process_cpu_seconds_total)", 1);
        } finally {
            prometheus.destroy();
            assertThat(prometheus.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        await().atMost(Running.PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> recorder.get("/healthz").statusCode() == 503);
        assertThat(recorder.get("/healthz").body()).startsWith("bad/source: no poll answered");
    }

    private Process prometheus(int port, int target) throws IOException {
        Path configuration = Files.writeString(folder.resolve("prometheus.yml"), """
            scrape_configs:
              - job_name: livekeep
                scrape_interval: 1s
                static_configs:
                  - targets: ['127.0.0.1:%d']
                    labels: {service: downloader}
            """.formatted(target));
        return new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=warn")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
    }

    private static void awaitValue(int port, String promql, double atLeast) {
        await().atMost(Running.PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(query(port, promql)).as(promql).isGreaterThanOrEqualTo(atLeast));
    }

    private static double query(int port, String promql) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + "/api/v1/query?query="
                + URLEncoder.encode(promql, StandardCharsets.UTF_8));
        String answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        Matcher value = SAMPLE_VALUE.matcher(answer);
        assertThat(value.find()).as(answer).isTrue();
        return Double.parseDouble(value.group(1));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
