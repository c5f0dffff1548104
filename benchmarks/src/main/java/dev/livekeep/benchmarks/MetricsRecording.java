package dev.livekeep.benchmarks;

import com.codahale.metrics.MetricRegistry;
import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentDuration;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.metrics.MetricsListener;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Recording what a stored copy changes in the metrics, which is the costliest of the usual events. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MetricsRecording {
    private static final int CHANNELS = 100;

    private final MetricsListener listener = new MetricsListener(new MetricRegistry(), BenchmarkClock.CLOCK);
    private final CaptureEvent[] events = new CaptureEvent[CHANNELS];
    private int next;

    /** One event for each of a hundred channels. */
    @Setup
    public void prepare() {
        Quality quality = new Quality("source");
        for (int i = 0; i < CHANNELS; i++) {
            Channel channel = new Channel("channel" + i);
            SegmentSlot slot = new SegmentSlot(channel, quality, LivePlaylists.start(i), new SegmentDuration(2));
            CaptureEvent.Detail stored = new CaptureEvent.CopyStored(
                    quality,
                    slot.path(SegmentKind.FULL, SegmentHash.of(new byte[] {1})),
                    "file:/archive",
                    1_500_000,
                    Duration.ofSeconds(1));
            events[i] = new CaptureEvent("benchmark", channel, 1, Instant.EPOCH, BenchmarkClock.CLOCK.tick(), stored);
        }
    }

    /** One copy of one channel. */
    @Benchmark
    public void copyStored() {
        next = (next + 1) % CHANNELS;
        listener.on(events[next]);
    }
}
