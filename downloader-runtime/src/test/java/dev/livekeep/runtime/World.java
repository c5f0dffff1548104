package dev.livekeep.runtime;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentName;
import dev.livekeep.domain.capture.Jitter;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.testkit.LiveChannel;
import dev.livekeep.testkit.MemoryArchiveStore;
import dev.livekeep.testkit.RecordedEvents;
import dev.livekeep.testkit.ScriptedPlaylistSource;
import dev.livekeep.testkit.ScriptedSegmentSource;
import dev.livekeep.testkit.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** A recorder among scripted channels, a store in memory and virtual time. */
final class World {
    static final Quality SOURCE = new Quality("source");

    final VirtualTime time = new VirtualTime();
    final RecordedEvents events = new RecordedEvents();
    final MemoryArchiveStore store = new MemoryArchiveStore(time);
    final Map<Channel, LiveChannel> channels = new HashMap<>();
    final ScriptedPlaylistSource playlists = new ScriptedPlaylistSource(
            time,
            spec -> live(spec.channel()).look(),
            request -> live(request.channel().channel()).poll(request));
    final ScriptedSegmentSource segments = new ScriptedSegmentSource(
            time, request -> live(request.channel().channel()).fetch(request));
    final Recorder recorder = new Recorder(ports(), RecorderSettings.defaults("test"), Jitter.NONE);

    RecorderPorts ports() {
        return ports(store);
    }

    /** Those of a recorder that stores elsewhere. */
    RecorderPorts ports(ArchiveStore other) {
        return new RecorderPorts(time, time, time, playlists, segments, other, (path, texts) -> {}, events);
    }

    private LiveChannel live(Channel channel) {
        return Objects.requireNonNull(channels.get(channel));
    }

    LiveChannel channel(String name, int window) {
        LiveChannel channel = new LiveChannel(time, name, window);
        channels.put(channel.spec().channel(), channel);
        return channel;
    }

    /** One channel, being recorded. */
    LiveChannel recording(String name, int window) {
        LiveChannel channel = channel(name, window);
        recorder.start(channel.spec(), 1);
        return channel;
    }

    List<SegmentName> copies(LiveChannel channel) {
        return store.copies(channel.spec().channel(), SOURCE);
    }

    List<Instant> starts(LiveChannel channel, SegmentKind kind) {
        return copies(channel).stream()
                .filter(copy -> copy.kind() == kind)
                .map(SegmentName::start)
                .distinct()
                .toList();
    }

    /** Wall time at an elapsed time, as long as nobody steps the clock. */
    Instant wall(Duration elapsed) {
        return time.now().minus(time.elapsed()).plus(elapsed);
    }

    /** When the first event of this kind came at or after {@code from}, as elapsed time. */
    <D extends CaptureEvent.Detail> Optional<Duration> first(Class<D> kind, Duration from, Predicate<D> which) {
        Instant start = wall(Duration.ZERO);
        return events.all().stream()
                .filter(event -> kind.isInstance(event.detail()) && which.test(kind.cast(event.detail())))
                .map(event -> Duration.between(start, event.wall()))
                .filter(at -> at.compareTo(from) >= 0)
                .findFirst();
    }
}
