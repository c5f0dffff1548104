package dev.livekeep.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import dev.livekeep.ports.HttpEvents.Labels;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HttpMetricsTest {

    private static final Labels SEGMENT = new Labels("get_segment", "GET", "video.example:8080");

    private final MetricRegistry recorded = new MetricRegistry();
    private final HttpMetrics metrics = new HttpMetrics(recorded);

    @Test
    void anExchangeCountsInAllThreeFamilies() {
        metrics.sent(SEGMENT);
        metrics.sent(SEGMENT);
        metrics.answered(SEGMENT, "200", Duration.ofMillis(30), OptionalLong.of(7));

        assertThat(Scrape.lines(recorded, "http_client_request_concurrency"))
                .containsExactly("http_client_request_concurrency{domain=\"video.example:8080\",method=\"GET\","
                        + "name=\"get_segment\"} 1.0");
        assertThat(Scrape.lines(recorded, "http_client_request_latency_bucket"))
                .contains(
                        latency("0.025") + " 0",
                        latency("0.05") + " 1",
                        latency("10.0") + " 1",
                        latency("+Inf") + " 1");
        assertThat(Scrape.lines(recorded, "http_client_response_size_sum"))
                .singleElement()
                .asString()
                .endsWith(" 7.0");
    }

    @Test
    void anUnannouncedLengthIsNoLength() {
        metrics.sent(SEGMENT);
        metrics.answered(SEGMENT, "error", Duration.ofSeconds(1), OptionalLong.empty());

        assertThat(Scrape.lines(recorded, "http_client_response_size_count"))
                .singleElement()
                .asString()
                .contains("status=\"error\"")
                .endsWith(" 0");
    }

    @Test
    void hostsWithoutEndCountAsOther() {
        for (int i = 0; i < 5_000; i++) {
            Labels labels = new Labels("get_segment", "GET", "edge" + i + ".example");
            metrics.sent(labels);
            metrics.answered(labels, "200", Duration.ofMillis(1), OptionalLong.empty());
        }

        assertThat(Scrape.lines(recorded, "http_client_request_concurrency")).hasSizeBetween(100, 500);
        assertThat(Scrape.lines(recorded, "http_client_request_latency_count"))
                .filteredOn(line -> line.contains("domain=\"other\""))
                .containsExactly("http_client_request_latency_count{domain=\"other\",method=\"GET\","
                        + "name=\"get_segment\",status=\"200\"} 4600");
    }

    private static String latency(String bound) {
        return "http_client_request_latency_bucket{domain=\"video.example:8080\",method=\"GET\","
                + "name=\"get_segment\",status=\"200\",le=\"" + bound + "\"}";
    }
}
