package dev.livekeep.metrics;

import com.codahale.metrics.Counter;
import com.codahale.metrics.Gauge;
import com.codahale.metrics.Metric;
import com.codahale.metrics.MetricRegistry;
import java.util.function.Supplier;

/**
 * Makes and finds series in a Dropwizard registry. A look-up builds the series' name: whoever records often keeps what it
 * returns. Safe for many threads.
 */
final class SeriesRegistry {

    private final MetricRegistry registry;

    SeriesRegistry(MetricRegistry registry) {
        this.registry = registry;
    }

    Counter counter(MetricFamily family, String... labels) {
        return registry.counter(SeriesName.of(family, labels).text());
    }

    DoubleCounter sum(MetricFamily family, String... labels) {
        return gauge(DoubleCounter.class, DoubleCounter::new, family, labels);
    }

    LatestValue latest(MetricFamily family, String... labels) {
        return gauge(LatestValue.class, LatestValue::new, family, labels);
    }

    /** Shows what {@code value} returns at each scrape, in place of what was shown under these labels before. */
    void shown(Supplier<Double> value, MetricFamily family, String... labels) {
        String name = SeriesName.of(family, labels).text();
        registry.remove(name);
        registry.register(name, (Gauge<Double>) value::get);
    }

    BucketHistogram histogram(MetricFamily family, String... labels) {
        Metric metric =
                registry.histogram(SeriesName.of(family, labels).text(), () -> new BucketHistogram(family.bounds()));
        return (BucketHistogram) metric;
    }

    void remove(MetricFamily family, String... labels) {
        registry.remove(SeriesName.of(family, labels).text());
    }

    /** Removes every series that has this label value. */
    void removeAll(String label, String value) {
        String wanted = SeriesName.bounded(value);
        registry.removeMatching((name, metric) -> SeriesName.parse(name)
                .flatMap(series -> series.value(label))
                .filter(wanted::equals)
                .isPresent());
    }

    private <T extends Gauge<Double>> T gauge(Class<T> type, Supplier<T> maker, MetricFamily family, String... labels) {
        return type.cast(registry.gauge(SeriesName.of(family, labels).text(), maker::get));
    }
}
