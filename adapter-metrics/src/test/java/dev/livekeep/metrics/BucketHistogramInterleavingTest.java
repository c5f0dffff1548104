package dev.livekeep.metrics;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

/** However threads count, no value is lost, and no bucket is ever seen to go back. The buckets of one reading may differ in age. */
@Param(name = "value", gen = IntGen.class, conf = "0:2")
public class BucketHistogramInterleavingTest {
    private final BucketHistogram histogram = new BucketHistogram(new double[] {0, 1});

    @Operation
    public void observe(@Param(name = "value") int value) {
        histogram.update(value);
    }

    @Operation
    public long bucket(@Param(name = "value") int value) {
        return histogram.bucketCounts()[value];
    }

    @Test
    void underAllSchedulesThatAreTried() {
        new ModelCheckingOptions()
                .threads(2)
                .actorsPerThread(3)
                .iterations(3)
                .invocationsPerIteration(40)
                .check(BucketHistogramInterleavingTest.class);
    }

    @Test
    void onRealThreads() {
        new StressOptions()
                .threads(3)
                .actorsPerThread(3)
                .iterations(3)
                .invocationsPerIteration(150)
                .check(BucketHistogramInterleavingTest.class);
    }
}
