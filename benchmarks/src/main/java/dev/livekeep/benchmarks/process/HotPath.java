package dev.livekeep.benchmarks.process;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentDuration;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.domain.media.MediaCheck;
import dev.livekeep.domain.playlist.MediaPlaylist;
import dev.livekeep.domain.playlist.PlaylistReader;
import dev.livekeep.domain.playlist.UnreadablePlaylistException;
import dev.livekeep.domain.source.BodyEnd;
import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.source.ResponseFacts;
import dev.livekeep.domain.source.SegmentRequest;
import dev.livekeep.domain.source.SourceType;
import dev.livekeep.domain.time.Tick;
import dev.livekeep.filesystem.FileArchiveStore;
import dev.livekeep.filesystem.FsyncMode;
import dev.livekeep.filesystem.StoreSettings;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.ports.BodySink;
import dev.livekeep.ports.Clock;
import dev.livekeep.ports.HttpEvents;
import dev.livekeep.system.SystemSettings;
import dev.livekeep.system.SystemThreads;
import dev.livekeep.twitch.HttpSources;
import dev.livekeep.twitch.TwitchSettings;
import dev.livekeep.twitch.http.ClientKind;
import dev.livekeep.twitch.http.HttpSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
 * One segment of 1.5 MB from an origin in a process of its own: read and thrown away, or digested, or also checked and
 * written to a draft. The difference between two of them in allocated bytes is what our own code allocates.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH sets what is not set here
public class HotPath {
    /** Where bytes go. */
    public enum Sink {
        NOTHING,
        DIGEST,
        DRAFT
    }

    /** What carries the bytes. */
    @Param({"SOCKETS", "JDK"})
    public ClientKind client;

    /** Where they go. */
    @Param({"NOTHING", "DIGEST", "DRAFT"})
    public Sink to;

    private final SystemThreads threads = new SystemThreads(SystemSettings.forDownloads(4));
    private final Clock clock = new MachineClock();
    private OriginProcess origin;
    private HttpSources sources;
    private FileArchiveStore store;
    private SegmentRequest request;
    private Path folder = Path.of("");

    /** Starts the origin and what asks it. */
    @Setup
    public void start() throws IOException, InterruptedException, UnreadablePlaylistException {
        origin = OriginProcess.start(1, new Options(Stream.empty()));
        folder = Files.createTempDirectory("benchmark-drafts-");
        store = FileArchiveStore.open(
                folder, StoreSettings.defaults().withFsync(FsyncMode.OFF), threads.tasks(), threads.scheduler(), clock);
        sources = new HttpSources(
                TwitchSettings.defaults(),
                HttpSettings.defaults().over(client),
                "",
                threads.tasks(),
                threads.scheduler(),
                clock,
                HttpEvents.NONE);
        URI media = URI.create(origin.addresses().getFirst());
        MediaPlaylist playlist = (MediaPlaylist)
                new PlaylistReader().read("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n7.ts\n", media);
        request = new SegmentRequest(
                new ChannelSpec(new Channel("one"), false, new SourceType.Url(media), List.of()),
                playlist.segments().getFirst(),
                ClientRole.FIRST,
                Optional.empty());
    }

    /** One segment. */
    @Benchmark
    public BodyEnd download() {
        Taking taking = new Taking();
        sources.segments().fetch(request, taking);
        BodyEnd end = taking.end.join();
        if (!(end instanceof BodyEnd.Complete)) {
            throw new IllegalStateException(end.toString());
        }
        return end;
    }

    private final class Taking implements BodySink {
        private final CompletableFuture<BodyEnd> end = new CompletableFuture<>();
        private final MediaCheck check = MediaCheck.forSegment(new SegmentDuration(2));
        private final MessageDigest digest = sha256();
        private ArchiveStore.@Nullable Draft draft;

        @Override
        public void opened(ResponseFacts facts) throws IOException {
            if (to == Sink.DRAFT) {
                draft = store.openDraft(new SegmentSlot(
                        new Channel("one"), new Quality("source"), Instant.EPOCH, new SegmentDuration(2)));
            }
        }

        @Override
        public void initSection(ByteBuffer bytes) {}

        @Override
        public void bytes(ByteBuffer bytes) throws IOException {
            if (to != Sink.NOTHING) {
                digest.update(bytes.duplicate());
            }
            if (draft != null) {
                check.accept(bytes);
                draft.append(bytes);
            }
        }

        @Override
        public void ended(BodyEnd how) {
            if (draft != null) {
                draft.close();
            }
            end.complete(how);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class MachineClock implements Clock {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public Tick tick() {
            return new Tick(System.nanoTime());
        }
    }

    /** Ends everything. */
    @TearDown
    public void stop() {
        sources.close();
        store.close();
        threads.close();
        origin.close();
        Trial.delete(folder);
    }
}
