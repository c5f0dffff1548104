package dev.livekeep.twitch;

import static org.awaitility.Awaitility.await;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.playlist.MediaPlaylist;
import dev.livekeep.domain.playlist.MediaSegment;
import dev.livekeep.domain.playlist.PlaylistReader;
import dev.livekeep.domain.playlist.UnreadablePlaylistException;
import dev.livekeep.domain.source.BodyEnd;
import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.source.Resume;
import dev.livekeep.domain.source.SegmentRequest;
import dev.livekeep.domain.source.SourceType;
import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.domain.time.Tick;
import dev.livekeep.ports.Clock;
import dev.livekeep.ports.HttpEvents;
import dev.livekeep.ports.PlaylistSource.MediaRequest;
import dev.livekeep.ports.Scheduler;
import dev.livekeep.ports.TaskRunner;
import dev.livekeep.testkit.RecordedBody;
import dev.livekeep.twitch.http.HttpSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** Real sources with threads and a server of their own, and the values that tests need all the time. */
public final class Bench implements AutoCloseable {

    public final RawServer server = RawServer.start();
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("bench-", 0).factory());
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("bench-timer").factory());
    private final AtomicLong skipped = new AtomicLong();
    public final HttpSources sources;

    public Bench() {
        this(HttpSettings.defaults());
    }

    public Bench(HttpSettings http) {
        this(http, HttpEvents.NONE, "yt-dlp", twitch -> twitch);
    }

    /** Sources to whom the server's {@code /gql} and {@code /usher} are Twitch. */
    public Bench(HttpSettings http, HttpEvents events, String ytDlp, UnaryOperator<TwitchSettings> twitch) {
        try {
            TwitchSettings here = TwitchSettings.defaults().at(server.uri("/gql"), server.uri("/usher/"));
            sources = new HttpSources(twitch.apply(here), http, ytDlp, runner(), scheduler(), clock(), events);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public TaskRunner runner() {
        return (work, name, task) -> threads.execute(task);
    }

    public Scheduler scheduler() {
        return (delay, task) -> {
            var future = timers.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        };
    }

    /** From here on the clock of the sources is later by this. */
    public void skip(Duration span) {
        skipped.addAndGet(span.toNanos());
    }

    public Clock clock() {
        return new Clock() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public Tick tick() {
                return new Tick(System.nanoTime() + skipped.get());
            }
        };
    }

    public static ChannelSpec channel(SourceType source) {
        return new ChannelSpec(new Channel("somebody"), false, source, List.of());
    }

    /** A channel whose own URL is on the server, so that loopback is justified. */
    public ChannelSpec local() {
        return channel(new SourceType.Url(server.uri("/own.m3u8")));
    }

    /** A channel whose own URL is far away. */
    public static ChannelSpec remote() {
        return channel(new SourceType.Url(URI.create("http://203.0.113.9/own.m3u8")));
    }

    /** A segment as a playlist at the server's root would list it after these tags. */
    public MediaSegment segment(String uri, String... tags) {
        String text = "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:5\n" + String.join("\n", tags)
                + (tags.length == 0 ? "" : "\n") + "#EXTINF:2.000,\n" + uri + "\n";
        try {
            MediaPlaylist playlist = (MediaPlaylist) new PlaylistReader().read(text, server.uri("/media.m3u8"));
            return playlist.segments().getFirst();
        } catch (UnreadablePlaylistException e) {
            throw new AssertionError(e);
        }
    }

    public SegmentRequest request(String uri, String... tags) {
        return new SegmentRequest(local(), segment(uri, tags), ClientRole.FIRST, Optional.empty());
    }

    public SegmentRequest resuming(Resume resume, String uri, String... tags) {
        return new SegmentRequest(local(), segment(uri, tags), ClientRole.SECOND, Optional.of(resume));
    }

    /** Downloads to the end. */
    public RecordedBody download(SegmentRequest request) {
        return download(request, new RecordedBody());
    }

    public RecordedBody download(SegmentRequest request, RecordedBody body) {
        sources.segments().fetch(request, body);
        passUntil(body::isOver);
        return body;
    }

    /** Looks for a stream until there is an answer. */
    public StreamAnswer find(SourceType source) {
        return find(source, Duration.ofSeconds(30));
    }

    public StreamAnswer find(SourceType source, Duration hard) {
        List<StreamAnswer> answers = new CopyOnWriteArrayList<>();
        sources.playlists().findStream(channel(source), ClientRole.FIRST, hard, answers::add);
        passUntil(() -> !answers.isEmpty());
        return answers.getFirst();
    }

    /** Polls a media playlist once for {@link #local()}. */
    public MediaAnswer poll(URI uri, Duration hard) {
        List<MediaAnswer> answers = new CopyOnWriteArrayList<>();
        sources.playlists().fetchMedia(new MediaRequest(local(), uri, ClientRole.FIRST, hard), answers::add);
        passUntil(() -> !answers.isEmpty());
        return answers.getFirst();
    }

    /** What the end of a body says of it. */
    static String reason(RecordedBody body) {
        return switch (body.end().orElseThrow()) {
            case BodyEnd.NoAnswer(String reason) -> reason;
            case BodyEnd.Broken(String reason) -> reason;
            case BodyEnd.Refused refused -> refused.toString();
            case BodyEnd.Complete complete -> complete.toString();
        };
    }

    public static void passUntil(BooleanSupplier done) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .until(done::getAsBoolean);
    }

    @Override
    public void close() {
        sources.close();
        server.close();
        timers.shutdownNow();
        threads.shutdownNow();
    }
}
