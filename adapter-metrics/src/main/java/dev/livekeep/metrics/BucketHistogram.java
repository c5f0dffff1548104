package dev.livekeep.metrics;

import com.codahale.metrics.Histogram;
import com.codahale.metrics.Reservoir;
import com.codahale.metrics.Snapshot;
import com.codahale.metrics.UniformSnapshot;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.DoubleAdder;

/**
 * A histogram that counts into fixed buckets, so that those of several recorders can be added up; it keeps no samples.
 * Safe for many threads.
 */
final class BucketHistogram extends Histogram {

    private static final Snapshot NO_SAMPLES = new UniformSnapshot(new long[0]);

    private final double[] bounds;
    private final AtomicLongArray counts;
    private final DoubleAdder sum = new DoubleAdder();

    BucketHistogram(double[] bounds) {
        super(new Reservoir() {
            @Override
            public int size() {
                return 0;
            }

            @Override
            public void update(long value) {}

            @Override
            public Snapshot getSnapshot() {
                return NO_SAMPLES;
            }
        });
        this.bounds = bounds.clone();
        this.counts = new AtomicLongArray(bounds.length + 1);
    }

    void observe(double value) {
        int bucket = 0;
        while (bucket < bounds.length && value > bounds[bucket]) {
            bucket++;
        }
        counts.incrementAndGet(bucket);
        sum.add(value);
    }

    @Override
    public void update(int value) {
        observe(value);
    }

    @Override
    public void update(long value) {
        observe((double) value);
    }

    @Override
    public long getCount() {
        long count = 0;
        for (long each : bucketCounts()) {
            count += each;
        }
        return count;
    }

    double sum() {
        return sum.sum();
    }

    /** Upper bounds, the last one infinite. */
    double[] upperBounds() {
        double[] upper = Arrays.copyOf(bounds, bounds.length + 1);
        upper[bounds.length] = Double.POSITIVE_INFINITY;
        return upper;
    }

    /** Values in each bucket alone, not added up. */
    long[] bucketCounts() {
        long[] each = new long[counts.length()];
        for (int i = 0; i < each.length; i++) {
            each[i] = counts.get(i);
        }
        return each;
    }
}
