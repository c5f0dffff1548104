package dev.livekeep.benchmarks;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.NameReading;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentDuration;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentName;
import dev.livekeep.domain.archive.SegmentPath;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Writing the path of a segment, and reading it back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PathNaming {
    private final Channel channel = new Channel("desertbus");
    private final Quality quality = new Quality("source");
    private final SegmentHash hash = SegmentHash.of(new byte[] {1, 2, 3});
    private int number;

    /** Of a new segment each time. */
    @Benchmark
    public String write() {
        SegmentName name =
                new SegmentName(LivePlaylists.start(number++), new SegmentDuration(2.002), SegmentKind.FULL, hash);
        return new SegmentPath(channel, quality, name).text();
    }

    /** The same written and read. */
    @Benchmark
    public NameReading writeAndRead() {
        return SegmentPath.parse(write());
    }
}
