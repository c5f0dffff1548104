package dev.livekeep.metrics;

import com.codahale.metrics.Counter;
import com.codahale.metrics.MetricRegistry;
import dev.livekeep.ports.HttpEvents;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts HTTP exchanges (contract §12, {@code http_client_*}). Hosts of a CDN come and go: beyond the first 400 different
 * label sets, exchanges count under the domain {@code other}. Safe for many threads.
 */
public final class HttpMetrics implements HttpEvents {

    private static final int MOST_LABELS = 400;
    private static final int MOST_STATUSES = 40;
    private static final String OTHER = "other";

    private final SeriesRegistry registry;
    private final Map<Labels, Exchanges> exchanges = new ConcurrentHashMap<>();

    /** Counts into {@code recorded}. */
    public HttpMetrics(MetricRegistry recorded) {
        this.registry = new SeriesRegistry(recorded);
    }

    private record Answers(BucketHistogram latency, BucketHistogram size) {}

    private record Exchanges(Counter concurrency, Map<String, Answers> byStatus) {}

    @Override
    public void sent(Labels labels) {
        of(labels).concurrency().inc();
    }

    @Override
    public void answered(Labels labels, String status, Duration latency, OptionalLong contentLength) {
        Exchanges these = of(labels);
        these.concurrency().dec();
        Answers answers = answers(labels, status, these.byStatus());
        answers.latency().observe(QualitySeries.seconds(latency));
        if (contentLength.isPresent()) {
            answers.size().observe((double) contentLength.getAsLong());
        }
    }

    private Exchanges of(Labels labels) {
        Exchanges known = exchanges.get(labels);
        if (known != null) {
            return known;
        }
        return exchanges.size() < MOST_LABELS
                ? exchanges.computeIfAbsent(labels, this::make)
                : exchanges.computeIfAbsent(other(labels), this::make);
    }

    private static Labels other(Labels labels) {
        return new Labels(labels.name(), labels.method(), OTHER);
    }

    private Exchanges make(Labels labels) {
        return new Exchanges(registry.counter(MetricFamily.HTTP_CONCURRENCY, text(labels)), new ConcurrentHashMap<>());
    }

    private Answers answers(Labels labels, String status, Map<String, Answers> byStatus) {
        Answers known = byStatus.get(status);
        if (known != null) {
            return known;
        }
        Labels shown = exchanges.containsKey(labels) ? labels : other(labels);
        String shownStatus = byStatus.size() < MOST_STATUSES ? status : OTHER;
        return byStatus.computeIfAbsent(shownStatus, one -> {
            String[] all = text(shown, "status", one);
            return new Answers(
                    registry.histogram(MetricFamily.HTTP_LATENCY, all),
                    registry.histogram(MetricFamily.HTTP_SIZE, all));
        });
    }

    private static String[] text(Labels labels, String... more) {
        String[] all = new String[6 + more.length];
        all[0] = "name";
        all[1] = labels.name();
        all[2] = "method";
        all[3] = labels.method();
        all[4] = "domain";
        all[5] = labels.domain();
        System.arraycopy(more, 0, all, 6, more.length);
        return all;
    }
}
