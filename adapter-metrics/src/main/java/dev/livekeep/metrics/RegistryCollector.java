package dev.livekeep.metrics;

import com.codahale.metrics.Counting;
import com.codahale.metrics.Gauge;
import com.codahale.metrics.Metric;
import com.codahale.metrics.MetricRegistry;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Shows a Dropwizard registry to Prometheus: one family per {@link MetricFamily} with all its series. What is in the
 * registry under a name of another making is not shown, nor is a gauge that has no value.
 */
final class RegistryCollector implements MultiCollector {

    private final MetricRegistry registry;

    RegistryCollector(MetricRegistry registry) {
        this.registry = registry;
    }

    private record Series(Labels labels, Metric metric) {}

    @Override
    public MetricSnapshots collect() {
        Map<MetricFamily, List<Series>> families = new EnumMap<>(MetricFamily.class);
        registry.getMetrics()
                .forEach((name, metric) -> SeriesName.parse(name)
                        .ifPresent(series -> families.computeIfAbsent(series.family(), unused -> new ArrayList<>())
                                .add(new Series(Labels.of(series.labels().toArray(String[]::new)), metric))));
        MetricSnapshots.Builder snapshots = MetricSnapshots.builder();
        families.forEach((family, series) -> snapshots.metricSnapshot(snapshot(family, series)));
        return snapshots.build();
    }

    private static MetricSnapshot snapshot(MetricFamily family, List<Series> series) {
        return switch (family.type()) {
            case COUNTER -> counters(family, series);
            case GAUGE -> gauges(family, series);
            case HISTOGRAM -> histograms(family, series);
            case INFO -> infos(family, series);
        };
    }

    private static MetricSnapshot counters(MetricFamily family, List<Series> series) {
        CounterSnapshot.Builder counters =
                CounterSnapshot.builder().name(family.stem()).help(family.help());
        for (Series one : series) {
            counters.dataPoint(CounterDataPointSnapshot.builder()
                    .labels(one.labels())
                    .value(value(one.metric()))
                    .build());
        }
        return counters.build();
    }

    private static MetricSnapshot gauges(MetricFamily family, List<Series> series) {
        GaugeSnapshot.Builder gauges =
                GaugeSnapshot.builder().name(family.stem()).help(family.help());
        for (Series one : series) {
            double value = value(one.metric());
            if (!Double.isNaN(value)) {
                gauges.dataPoint(GaugeDataPointSnapshot.builder()
                        .labels(one.labels())
                        .value(value)
                        .build());
            }
        }
        return gauges.build();
    }

    private static MetricSnapshot histograms(MetricFamily family, List<Series> series) {
        HistogramSnapshot.Builder histograms =
                HistogramSnapshot.builder().name(family.stem()).help(family.help());
        for (Series one : series) {
            if (one.metric() instanceof BucketHistogram histogram) {
                histograms.dataPoint(HistogramDataPointSnapshot.builder()
                        .labels(one.labels())
                        .classicHistogramBuckets(
                                ClassicHistogramBuckets.of(histogram.upperBounds(), histogram.bucketCounts()))
                        .sum(histogram.sum())
                        .build());
            }
        }
        return histograms.build();
    }

    private static MetricSnapshot infos(MetricFamily family, List<Series> series) {
        InfoSnapshot.Builder infos = InfoSnapshot.builder().name(family.stem()).help(family.help());
        for (Series one : series) {
            infos.dataPoint(InfoDataPointSnapshot.builder().labels(one.labels()).build());
        }
        return infos.build();
    }

    private static double value(Metric metric) {
        return switch (metric) {
            case Counting counting -> (double) counting.getCount();
            case Gauge<?> gauge when gauge.getValue() instanceof Number number -> number.doubleValue();
            default -> Double.NaN;
        };
    }
}
