package dev.livekeep.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.event.CaptureEvent.Outcome;
import dev.livekeep.ports.HttpEvents.Labels;
import dev.livekeep.testkit.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketBoundsTest {

    private static final Pattern BOUND = Pattern.compile("le=\"([^\"]*)\"");
    private static final String[] ACCEPT_TEXT = {};
    private static final String[] ACCEPT_OPEN_METRICS = {"Accept", "application/openmetrics-text; version=1.0.0"};

    private final VirtualTime time = new VirtualTime();
    private final MetricRegistry recorded = new MetricRegistry();

    @ParameterizedTest
    @ValueSource(strings = {"http_client_request_latency", "http_client_response_size"})
    void theFifteenBoundsOfRequestsAreThoseOfPythonsClient(String family) {
        HttpMetrics metrics = new HttpMetrics(recorded);
        Labels labels = new Labels("get_segment", "GET", "video.example");
        metrics.sent(labels);
        metrics.answered(labels, "200", Duration.ofMillis(30), OptionalLong.of(7));

        assertThat(boundsOf(family, ACCEPT_TEXT))
                .containsExactly(
                        "0.005", "0.01", "0.025", "0.05", "0.075", "0.1", "0.25", "0.5", "0.75", "1.0", "2.5", "5.0",
                        "7.5", "10.0", "+Inf")
                .isEqualTo(boundsOf(family, ACCEPT_OPEN_METRICS));
    }

    @Test
    void theBoundsOfSizesAreThoseOfPythonsClient() {
        new Told(time, new MetricsListener(recorded, time), "esa").segment(1, SegmentKind.FULL, 1000, Outcome.RECEIVED);

        assertThat(boundsOf("segment_size", ACCEPT_TEXT))
                .containsExactly(
                        "0.0",
                        "1024.0",
                        "16384.0",
                        "262144.0",
                        "524288.0",
                        "1.048576e+06",
                        "2.097152e+06",
                        "4.194304e+06",
                        "1.6777216e+07",
                        "1.073741824e+09",
                        "+Inf")
                .isEqualTo(boundsOf("segment_size", ACCEPT_OPEN_METRICS));
    }

    /** The right column is what prometheus_client's floatToGoString gives. */
    @ParameterizedTest
    @CsvSource({
        "999999.0, 999999.0",
        "1000000.0, 1e+06",
        "1234567.0, 1.234567e+06",
        "1.6777216E7, 1.6777216e+07",
        "1.0E7, 1e+07",
        "2.5E7, 2.5e+07"
    })
    void anExponentBeginsAtAMillion(String asJavaWritesIt, String asPythonDoes) {
        assertThat(BucketBounds.inPythonsWords("x_bucket{a=\"b\",le=\"" + asJavaWritesIt + "\"} 1"))
                .isEqualTo("x_bucket{a=\"b\",le=\"" + asPythonDoes + "\"} 1");
        assertThat(BucketBounds.inPythonsWords("x_bucket{le=\"" + asJavaWritesIt + "\"} 1"))
                .isEqualTo("x_bucket{le=\"" + asPythonDoes + "\"} 1");
    }

    @Test
    void nothingElseThatLooksLikeABoundIsTouched() {
        String other = "x{handle=\"2000000.0\",path=\",le=\\\"2000000.0\\\"\",a=\",le=\",b=\"2000000.0\"} 2000000.0\n";

        assertThat(BucketBounds.inPythonsWords(other)).isEqualTo(other);
    }

    private List<String> boundsOf(String family, String... headers) {
        return Scrape.of(recorded, headers)
                .lines()
                .filter(line -> line.startsWith(family + "_bucket{"))
                .flatMap(line -> BOUND.matcher(line).results())
                .map((MatchResult bound) -> bound.group(1))
                .toList();
    }
}
