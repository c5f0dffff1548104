package dev.livekeep.metrics;

import com.codahale.metrics.MetricRegistry;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.ports.StoreEvents;

/** Counts what becomes of copies in the stores of a mirror that do not decide. Safe for many threads. */
final class StoreMetrics implements StoreEvents {

    private final SeriesRegistry registry;

    StoreMetrics(MetricRegistry recorded) {
        this.registry = new SeriesRegistry(recorded);
    }

    @Override
    public void mirrored(String store, SegmentPath path) {
        count(store, path, "stored");
    }

    @Override
    public void missed(String store, SegmentPath path, String reason) {
        count(store, path, "missed");
    }

    @Override
    public void caughtUp(String store, SegmentPath path) {
        count(store, path, "caught_up");
    }

    private void count(String store, SegmentPath path, String result) {
        registry.counter(
                        MetricFamily.STORE_COPIES,
                        "channel",
                        path.channel().name(),
                        "quality",
                        path.quality().name(),
                        "store",
                        store,
                        "result",
                        result)
                .inc();
    }
}
