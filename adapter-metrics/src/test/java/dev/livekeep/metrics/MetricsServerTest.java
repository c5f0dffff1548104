package dev.livekeep.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.event.CaptureEvent.Outcome;
import dev.livekeep.ports.Clock;
import dev.livekeep.testkit.VirtualTime;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import javax.management.NotificationEmitter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsServerTest {

    private final VirtualTime time = new VirtualTime();
    private final Injector injector = wired(0);
    private final MetricsServer server = injector.getInstance(MetricsServer.class);

    @BeforeEach
    void start() throws IOException {
        new Told(time, injector.getInstance(MetricsListener.class), "esa")
                .segment(1, SegmentKind.FULL, 1000, Outcome.RECEIVED);
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/", "/metrics/downloader", "/whatever?x=1"})
    void anyPathAnswersMetrics(String path) {
        HttpResponse<String> answer = Scrape.get(server, path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.body()).contains("\nsegments_downloaded_total{");
    }

    @Test
    void whatMonitoringUsesIsThere() {
        String text = Scrape.get(server, "/metrics").body();

        assertThat(text)
                .contains(
                        "# TYPE segments_downloaded_total counter",
                        "# TYPE latest_segment gauge",
                        "# TYPE process_cpu_seconds_total counter",
                        "\nprocess_cpu_seconds_total ",
                        "\nprocess_resident_memory_bytes ",
                        "\nprocess_virtual_memory_bytes ",
                        "\nprocess_start_time_seconds ",
                        "\nprocess_open_fds ",
                        "\nprocess_max_fds ",
                        "\njvm_memory_used_bytes{")
                .doesNotContain("_created");
    }

    @Test
    void openMetricsIsServedToThoseWhoAccept() {
        HttpResponse<String> answer =
                Scrape.get(server, "/metrics", "Accept", "application/openmetrics-text; version=1.0.0");

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/openmetrics-text");
        assertThat(answer.body()).contains("# TYPE segments_downloaded counter").endsWith("# EOF\n");
        assertThat(answer.body()).doesNotContain("_created");
    }

    @Test
    void answersAreCompressedForThoseWhoAccept() throws IOException {
        HttpResponse<byte[]> answer =
                Scrape.send(server, "/metrics", HttpResponse.BodyHandlers.ofByteArray(), "Accept-Encoding", "gzip");

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        String text = new String(
                new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text).contains("segments_downloaded_total{");
    }

    @Test
    void aHeadOfAScrapeHasTheLengthAndNoBody() {
        HttpResponse<String> head = Scrape.head(server, "/metrics?name%5B%5D=latest_segment");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValueAsLong("Content-Length").orElseThrow())
                .isPositive();
        assertThat(head.body()).isEmpty();
    }

    @Test
    void aMetricThatCannotBeReadIsToldToWhoAsked() throws IOException {
        PrometheusRegistry registry = new PrometheusRegistry();
        registry.register((Collector) () -> {
            throw new IllegalStateException("no such memory pool");
        });

        try (MetricsServer broken = new MetricsServer(new MetricsSettings(0), registry, Optional::empty)) {
            broken.start();
            HttpResponse<String> answer = Scrape.get(broken, "/metrics");

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("no such memory pool");
        }
    }

    @Test
    void namesCanBeFiltered() {
        String text = Scrape.get(
                        server,
                        "/metrics?name[]=segments_downloaded_total&name[]=latest_segment".replace("[]", "%5B%5D"))
                .body();

        assertThat(text.lines().filter(line -> !line.startsWith("#")))
                .hasSize(2)
                .allMatch(line -> line.startsWith("segments_downloaded_total{") || line.startsWith("latest_segment{"));
    }

    @Test
    void collectingGarbageStartsNoThreadThatOutlivesTheServer() throws InterruptedException {
        CountDownLatch collected = new CountDownLatch(1);
        ManagementFactory.getGarbageCollectorMXBeans()
                .forEach(collector -> ((NotificationEmitter) collector)
                        .addNotificationListener((told, unused) -> collected.countDown(), null, null));

        System.gc();

        assertThat(collected.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("prometheus-metrics"));
    }

    @Test
    void healthIsOkWhileEverythingIsPolledAndElseNamesTheReason() {
        HttpResponse<String> well = Scrape.get(server, "/healthz");
        new Told(time, injector.getInstance(HealthListener.class), "esa")
                .tell(new CaptureEvent.Started(true, List.of(Told.SOURCE)));
        time.advance(Duration.ofSeconds(40));
        HttpResponse<String> ill = Scrape.get(server, "/healthz");

        assertThat(well.statusCode()).isEqualTo(200);
        assertThat(well.body()).isEqualTo("ok\n");
        assertThat(ill.statusCode()).isEqualTo(503);
        assertThat(ill.body()).isEqualTo("esa/source: no poll answered for 40 s\n");
    }

    @Test
    void portInUseIsOneClearLine() {
        MetricsServer second = wired(server.port()).getInstance(MetricsServer.class);

        assertThatThrownBy(second::start)
                .isInstanceOf(IOException.class)
                .hasMessage("wanted to serve metrics on port " + server.port()
                        + ", found: Address already in use; free it or choose another with --metrics-port");
    }

    @Test
    void closingFreesThePortAndMayBeDoneTwice() throws IOException {
        int port = server.port();

        server.close();
        server.close();

        try (MetricsServer next = wired(port).getInstance(MetricsServer.class)) {
            next.start();
            assertThat(Scrape.get(next, "/healthz").statusCode()).isEqualTo(200);
        }
    }

    private Injector wired(int port) {
        return Guice.createInjector(
                Stage.PRODUCTION, new MetricsModule(new MetricsSettings(port)), new AbstractModule() {
                    @Override
                    protected void configure() {
                        binder().requireExplicitBindings();
                        binder().requireAtInjectOnConstructors();
                        bind(Clock.class).toInstance(time);
                    }
                });
    }
}
