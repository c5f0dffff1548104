package dev.livekeep.runtime;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.capture.CaptureAction;
import dev.livekeep.domain.capture.CaptureInput;
import dev.livekeep.domain.capture.ChannelCapture;
import dev.livekeep.domain.capture.Jitter;
import dev.livekeep.domain.capture.Moment;
import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Records channels: the only way to (design §2 Starting). Channels come and go while it runs; each has a lane of its own,
 * and all share the places for downloads and the heartbeat. It starts no thread and reads no clock but through its ports.
 * Safe for many threads; futures it returns are completed on threads of the task runner or the scheduler.
 */
public final class Recorder {
    private final RecorderPorts ports;
    private final RecorderSettings settings;
    private final Function<ChannelSpec, Machine> machines;
    private final DownloadGate gate;
    private final Heartbeat heartbeat;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Channel, Current> recordings = new HashMap<>();
    private final CompletableFuture<RecordingFailure> failure = new CompletableFuture<>();

    /**
     * A channel's recording.
     *
     * @param epoch the number of the decision that asked for it
     * @param over completed once it has ended and the channel may be begun again
     */
    private record Current(ChannelRecorder recording, long epoch, CompletableFuture<StopOutcome> over) {}

    /** A recorder that records nothing yet. */
    public Recorder(RecorderPorts ports, RecorderSettings settings, Jitter jitter) {
        this(spec -> capture(spec, ports, settings, jitter), ports, settings);
    }

    /** A recorder whose lanes run other machines, for those who watch or disturb them in a simulation. */
    public Recorder(Function<ChannelSpec, Machine> machines, RecorderPorts ports, RecorderSettings settings) {
        this.ports = ports;
        this.settings = settings;
        this.machines = machines;
        this.gate = new DownloadGate(settings.downloadsTotal());
        this.heartbeat = new Heartbeat(ports.clock(), ports.scheduler(), this::nudgeAll);
    }

    private static Machine capture(ChannelSpec spec, RecorderPorts ports, RecorderSettings settings, Jitter jitter) {
        ChannelCapture capture = new ChannelCapture(
                spec, settings.policy(), jitter, ports.clock().tick());
        return new Machine() {
            @Override
            public List<CaptureAction> on(CaptureInput input, Moment now) {
                return capture.on(input, now);
            }

            @Override
            public Optional<Tick> wakeAt(Moment now) {
                return capture.wakeAt(now);
            }
        };
    }

    /**
     * Begins to record a channel.
     *
     * @param epoch numbers the decisions about who records the channel; a start that is not newer than the present
     *     recording's came late and changes nothing
     * @return whether a recording began
     * @throws IllegalStateException when an older decision's recording of the channel still runs or is ending: stop it
     *     first, and wait for its end
     */
    public boolean start(ChannelSpec spec, long epoch) {
        ChannelRecorder recording;
        lock.lock();
        try {
            Current current = recordings.get(spec.channel());
            if (current != null && current.epoch() >= epoch) {
                return false;
            }
            if (current != null) {
                throw new IllegalStateException("wanted to record " + spec.channel() + " by decision " + epoch
                        + ", but decision " + current.epoch() + " is still being carried out: stop it first");
            }
            heartbeat.start();
            recording = new ChannelRecorder(
                    spec,
                    () -> recording(spec),
                    ports.scheduler(),
                    settings.policy().refresh().afterABug());
            CompletableFuture<StopOutcome> over = recording.ended().thenApply(outcome -> {
                forget(spec.channel());
                return outcome;
            });
            recordings.put(spec.channel(), new Current(recording, epoch, over));
        } finally {
            lock.unlock();
        }
        recording.begin();
        return true;
    }

    private Recording recording(ChannelSpec spec) {
        Lane lane = new Lane(settings.instance(), spec.channel(), machines.apply(spec), ports, heartbeat);
        return new Recording(spec, ports, lane, gate, heartbeat, failure::complete);
    }

    private void forget(Channel channel) {
        lock.lock();
        try {
            recordings.remove(channel);
            if (recordings.isEmpty()) {
                heartbeat.stop();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Stops recording a channel: nothing new is started, what came is published, and at the deadline the rest is
     * abandoned (design §3, law 7). Once it is completed the channel may be started again; for a channel that is not
     * recorded that is at once.
     */
    public CompletableFuture<StopOutcome> stop(Channel channel, Duration deadline) {
        Current current;
        lock.lock();
        try {
            current = recordings.get(channel);
        } finally {
            lock.unlock();
        }
        if (current == null) {
            return CompletableFuture.completedFuture(StopOutcome.FINISHED);
        }
        current.recording().stop("asked to stop", deadline);
        return current.over().copy();
    }

    /** Stops every channel. Completed with the worst outcome, when the last has ended. */
    public CompletableFuture<StopOutcome> stopAll(Duration deadline) {
        List<CompletableFuture<StopOutcome>> all =
                recording().stream().map(channel -> stop(channel, deadline)).toList();
        return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new))
                .thenApply(done -> all.stream()
                        .map(CompletableFuture::join)
                        .max(Enum::compareTo)
                        .orElse(StopOutcome.FINISHED));
    }

    /** Channels that are being recorded or stopped; one whose stream has ended for good leaves by itself where that is wanted. */
    public Set<Channel> recording() {
        lock.lock();
        try {
            return Set.copyOf(recordings.keySet());
        } finally {
            lock.unlock();
        }
    }

    /** Completed with the first bug that ends a recording; a new one follows, and those of other channels go on. */
    public CompletableFuture<RecordingFailure> failure() {
        return failure.copy();
    }

    private void nudgeAll() {
        List<Current> all;
        lock.lock();
        try {
            all = List.copyOf(recordings.values());
        } finally {
            lock.unlock();
        }
        all.forEach(current -> current.recording().nudge());
    }
}
