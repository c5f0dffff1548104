package dev.livekeep.benchmarks;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentDuration;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.filesystem.FileArchiveStore;
import dev.livekeep.filesystem.FsyncMode;
import dev.livekeep.filesystem.StoreSettings;
import dev.livekeep.ports.ArchiveStore.Presence;
import dev.livekeep.system.SystemSettings;
import dev.livekeep.system.SystemThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Asking the store whether a segment is there, in an hour that holds 1 800 of other recorders, as a start finds it: each
 * answer takes a hand-over to a thread of the store.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH sets what is not set here
public class PresenceLookUps {
    private static final int IN_AN_HOUR = 1_800;

    /** Whether the slots asked for are there. */
    @Param({"true", "false"})
    public boolean there;

    private final SystemThreads threads = new SystemThreads(SystemSettings.forDownloads(4));
    private Path base = Path.of("");
    private FileArchiveStore store;
    private int number;

    /** Fills the hour. */
    @Setup
    public void fill() throws IOException {
        base = Files.createTempDirectory("benchmark-presence-");
        for (int i = 0; i < IN_AN_HOUR; i++) {
            String path = slot(i).path(SegmentKind.FULL, SegmentHash.of(new byte[] {(byte) i}))
                    .text();
            Path file = base.resolve(path);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
        store = FileArchiveStore.open(
                base,
                StoreSettings.defaults().withFsync(FsyncMode.OFF),
                threads.tasks(),
                threads.scheduler(),
                BenchmarkClock.CLOCK);
    }

    private static SegmentSlot slot(int number) {
        return new SegmentSlot(
                new Channel("one"), new Quality("source"), LivePlaylists.start(number), new SegmentDuration(2));
    }

    /** One after the other. */
    @Benchmark
    public Presence lookUp() {
        CompletableFuture<Presence> presence = new CompletableFuture<>();
        number = (number + 1) % IN_AN_HOUR;
        store.lookUp(slot(there ? number : number + IN_AN_HOUR), presence::complete);
        return presence.join();
    }

    /** Empties it. */
    @TearDown
    public void delete() throws IOException {
        store.close();
        threads.close();
        try (Stream<Path> files = Files.walk(base)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
