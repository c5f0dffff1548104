package dev.livekeep.runtime;

import dev.livekeep.domain.capture.CaptureAction;
import dev.livekeep.domain.capture.CaptureInput;
import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.ports.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * One channel being recorded: its lane, what performs for it, and how it is ended (design §3, law 7): bodies are closed
 * after 1 s, nothing new is published after 5 s, and at the deadline what is left is abandoned. Safe for many threads.
 */
final class Recording implements Lane.Performers {
    static final Duration BODIES_CLOSED = Duration.ofSeconds(1);
    static final Duration LAST_PUBLISH = Duration.ofSeconds(5);

    private final ChannelSpec spec;
    private final Scheduler scheduler;
    private final Lane lane;
    private final Drafts drafts = new Drafts();
    private final PlaylistPerformer playlists;
    private final DownloadPerformer downloads;
    private final StorePerformer store;
    private final Consumer<RecordingFailure> onFailure;
    private final CompletableFuture<StopOutcome> ended = new CompletableFuture<>();
    private final List<Scheduler.Timer> phases = new CopyOnWriteArrayList<>();

    Recording(
            ChannelSpec spec,
            RecorderPorts ports,
            Lane lane,
            DownloadGate gate,
            Heartbeat heartbeat,
            Consumer<RecordingFailure> onFailure) {
        this.spec = spec;
        this.scheduler = ports.scheduler();
        this.lane = lane;
        this.onFailure = onFailure;
        this.playlists = new PlaylistPerformer(spec, ports.playlists(), lane::tell);
        this.downloads = new DownloadPerformer(spec, ports, gate, heartbeat, drafts, lane::tell);
        this.store = new StorePerformer(ports, drafts, lane::tell);
    }

    ChannelSpec spec() {
        return spec;
    }

    void begin() {
        lane.begin(this);
    }

    /** Looks at the time again, because the process stood still. */
    void nudge() {
        lane.wake();
    }

    /** Completed once nothing of it is at work any more. */
    CompletableFuture<StopOutcome> ended() {
        return ended;
    }

    void stop(String why, Duration deadline) {
        lane.tell(new CaptureInput.Stop(why));
        phase(shorter(BODIES_CLOSED, deadline.dividedBy(2)), downloads::cutAll);
        phase(shorter(LAST_PUBLISH, deadline), store::endPublishing);
        phase(deadline, () -> end(StopOutcome.ABANDONED));
    }

    private void phase(Duration after, Runnable step) {
        phases.add(scheduler.after(after, step));
        if (ended.isDone()) {
            cancelPhases();
        }
    }

    private void cancelPhases() {
        phases.forEach(Scheduler.Timer::cancel);
    }

    @Override
    public void perform(CaptureAction action) {
        switch (action) {
            case CaptureAction.FindStream find -> playlists.findStream(find);
            case CaptureAction.PollMedia poll -> playlists.pollMedia(poll);
            case CaptureAction.CancelFetch cancel -> playlists.cancel(cancel.fetch());
            case CaptureAction.LookUp lookUp -> store.lookUp(lookUp);
            case CaptureAction.Download download -> downloads.download(download);
            case CaptureAction.CancelDownload cancel -> downloads.cancel(cancel.attempt());
            case CaptureAction.Keep keep -> store.keep(keep);
            case CaptureAction.Discard discard -> store.discard(discard.attempt());
            case CaptureAction.RecordPlaylists texts -> store.recordPlaylists(texts);
            case CaptureAction.Finished finished -> end(StopOutcome.FINISHED);
            case CaptureAction.Tell tell ->
                throw new IllegalArgumentException("wanted events to be told by the lane, got " + tell);
        }
    }

    @Override
    public Iterable<CaptureInput.Progress> progress() {
        return downloads.progress();
    }

    @Override
    public void failed(Throwable bug) {
        onFailure.accept(new RecordingFailure(spec.channel(), bug));
        end(StopOutcome.FAILED);
    }

    /** Leaves no timer, call or draft behind. What a source or store still brings afterwards is refused. */
    private void end(StopOutcome outcome) {
        lane.end();
        playlists.close();
        downloads.close();
        drafts.close();
        ended.complete(outcome);
        cancelPhases();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
