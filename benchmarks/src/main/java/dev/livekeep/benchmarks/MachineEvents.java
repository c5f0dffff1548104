package dev.livekeep.benchmarks;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.capture.BodyFacts;
import dev.livekeep.domain.capture.CaptureAction;
import dev.livekeep.domain.capture.CaptureInput;
import dev.livekeep.domain.capture.CapturePolicy;
import dev.livekeep.domain.capture.ChannelCapture;
import dev.livekeep.domain.capture.DownloadResult;
import dev.livekeep.domain.capture.Jitter;
import dev.livekeep.domain.capture.KeepResult;
import dev.livekeep.domain.capture.Moment;
import dev.livekeep.domain.media.MediaVerdict;
import dev.livekeep.domain.playlist.MediaPlaylist;
import dev.livekeep.domain.playlist.PlaylistReader;
import dev.livekeep.domain.playlist.UnreadablePlaylistException;
import dev.livekeep.domain.quality.QualityWish;
import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.domain.source.EndProof;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.source.SourceType;
import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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

/**
 * The machines of one channel on virtual time: every poll lists one segment more of a window of 15, which is looked up,
 * downloaded and stored. Counts what goes in and what comes out; both are events of the lane. There are so few playlists
 * that they stay in the caches: a recorder has just read the one it takes in.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 20, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(1)
public class MachineEvents {
    private static final int WINDOW = 15;
    private static final int POLLS = 200;

    /** What was counted. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Counts {
        /** Things told to the machines. */
        public long inputs;

        /** Things the machines want done or said. */
        public long actions;
    }

    private final BodyFacts facts = new BodyFacts(
            true,
            "",
            EndProof.LENGTH,
            200,
            1_500_000,
            1_500_000,
            SegmentHash.of(new byte[] {1}),
            new MediaVerdict(MediaVerdict.Shape.TRANSPORT_STREAM, true, ""),
            Duration.ofMillis(100),
            false,
            false);
    private final List<MediaAnswer> polls = new ArrayList<>();
    private ChannelCapture capture = fresh();
    private int next;
    private Tick now = new Tick(0);

    /** Reads the playlists beforehand. */
    @Setup
    public void read() throws UnreadablePlaylistException {
        for (int poll = 0; poll < POLLS; poll++) {
            String text = LivePlaylists.of(poll, WINDOW);
            MediaPlaylist playlist = (MediaPlaylist) new PlaylistReader().read(text, LivePlaylists.BASE);
            polls.add(new MediaAnswer.Listed(playlist, text));
        }
    }

    private static ChannelCapture fresh() {
        ChannelSpec spec = new ChannelSpec(
                new Channel("one"), false, new SourceType.Url(LivePlaylists.BASE), QualityWish.parseList("source"));
        return new ChannelCapture(spec, CapturePolicy.defaults(), Jitter.NONE, new Tick(0));
    }

    /** One wake-up and all that follows from it. */
    @Benchmark
    public void wakeUp(Counts counts) {
        if (next == POLLS) {
            capture = fresh();
            next = 0;
            now = new Tick(0);
        }
        Queue<CaptureInput> inputs = new ArrayDeque<>();
        inputs.add(new CaptureInput.TimePassed());
        for (CaptureInput input = inputs.poll(); input != null; input = inputs.poll()) {
            counts.inputs++;
            for (CaptureAction action : capture.on(input, moment())) {
                counts.actions++;
                answer(action, inputs);
            }
        }
        now = capture.wakeAt(moment()).orElse(now.plus(Duration.ofSeconds(2)));
    }

    private Moment moment() {
        return new Moment(now, LivePlaylists.start(WINDOW).plusNanos(now.nanos()));
    }

    private void answer(CaptureAction action, Queue<CaptureInput> inputs) {
        switch (action) {
            case CaptureAction.FindStream find ->
                inputs.add(new CaptureInput.StreamAnswered(
                        find.fetch(), new StreamAnswer.SingleMedia(LivePlaylists.BASE, Optional.empty())));
            case CaptureAction.PollMedia poll
            when next < POLLS -> inputs.add(new CaptureInput.MediaAnswered(poll.fetch(), polls.get(next++)));
            case CaptureAction.LookUp lookUp ->
                inputs.add(new CaptureInput.LookedUp(lookUp.id(), CaptureInput.Presence.ABSENT));
            case CaptureAction.Download download -> {
                inputs.add(new CaptureInput.DownloadStarted(download.attempt()));
                inputs.add(new CaptureInput.DownloadEnded(download.attempt(), new DownloadResult.Received(facts)));
            }
            case CaptureAction.Keep keep ->
                inputs.add(new CaptureInput.KeepEnded(keep.attempt(), new KeepResult.Stored("store")));
            default -> {}
        }
    }
}
