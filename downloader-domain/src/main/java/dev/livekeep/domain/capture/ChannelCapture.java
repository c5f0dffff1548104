package dev.livekeep.domain.capture;

import dev.livekeep.domain.capture.CaptureAction.Finished;
import dev.livekeep.domain.capture.CaptureAction.Tell;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.quality.QualityWish;
import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The whole recording of one channel, as one deterministic machine: a {@link StreamsManager}, its {@link StreamWorker}s
 * and a {@link SegmentBook} for each quality, with what they tell each other. It performs nothing: inputs and time go
 * in, actions and the next wake-up come out. Owned by one lane; not safe for several threads.
 *
 * <p>Time the process stood still is taken out of the machines' time: all deadlines shift by it (design §4 Pauses).
 */
public final class ChannelCapture {
    private final ChannelSpec spec;
    private final CapturePolicy policy;
    private final Books books;
    private final Workers workers;
    private final StreamsManager manager;
    private final EndWatch endWatch;
    private Duration stoodStill = Duration.ZERO;
    private boolean begun;
    private boolean stopping;
    private boolean finished;

    /**
     * A capture that begins with its first input.
     *
     * @param now the monotonic time its first input will come at, or before
     */
    public ChannelCapture(ChannelSpec spec, CapturePolicy general, Jitter jitter, Tick now) {
        Ids ids = new Ids();
        this.spec = spec;
        this.policy = general.of(spec.source());
        this.books = new Books(spec, policy, jitter, ids, now);
        this.workers = new Workers(spec, policy, jitter, ids);
        this.manager = new StreamsManager(spec, policy, jitter, ids, now);
        this.endWatch = new EndWatch(policy);
    }

    /** Takes one input in and returns what is to be done, in order. */
    public List<CaptureAction> on(CaptureInput input, Moment at) {
        List<CaptureAction> out = new ArrayList<>();
        if (finished) {
            if (input instanceof CaptureInput.DownloadEnded late) {
                Books.refuse(late, out);
            }
            return out;
        }
        if (input instanceof CaptureInput.Paused paused) {
            stoodStill = stoodStill.plus(paused.time());
        }
        Moment now = inner(at);
        if (!begun) {
            begun = true;
            out.add(new Tell(new CaptureEvent.Started(
                    spec.important(),
                    spec.qualities().stream().map(QualityWish::folder).toList())));
        }
        take(input, now, out);
        if (!stopping) {
            advance(now, out);
        }
        if (stopping) {
            finishIfSettled(out);
        }
        return out;
    }

    /** When the next {@link CaptureInput.TimePassed} is due, if nothing else happens first; empty when there is none. */
    public Optional<Tick> wakeAt(Moment at) {
        if (finished || !begun || stopping) {
            return Optional.empty();
        }
        Moment now = inner(at);
        Earliest earliest = new Earliest(now.tick());
        earliest.add(manager.wakeAt(now));
        workers.addTo(earliest);
        books.addTo(earliest, now.tick());
        earliest.add(endWatch.wakeAt(now.tick()));
        return earliest.get().map(tick -> tick.plus(stoodStill));
    }

    /** Whether it is all over. */
    public boolean finished() {
        return finished;
    }

    private Moment inner(Moment at) {
        return stoodStill.isZero() ? at : new Moment(at.tick().minus(stoodStill), at.wall());
    }

    private void take(CaptureInput input, Moment now, List<CaptureAction> out) {
        switch (input) {
            case CaptureInput.TimePassed() -> {}
            case CaptureInput.StreamAnswered(var fetch, var answer) ->
                obey(manager.answered(fetch, answer, now, out), now, out);
            case CaptureInput.MediaAnswered answered -> mediaAnswered(answered, now, out);
            case CaptureInput.DownloadStarted(var attempt) -> books.started(attempt, now.tick(), out);
            case CaptureInput.Progress progress ->
                books.progress(progress, progress.lastByte().minus(stoodStill), now.tick());
            case CaptureInput.DownloadEnded ended -> books.ended(ended, now, out);
            case CaptureInput.LookedUp reply -> books.lookedUp(reply, now.tick(), out);
            case CaptureInput.KeepEnded ended -> books.keepEnded(ended, now, out);
            case CaptureInput.Paused(var time) -> paused(time, now.tick(), out);
            case CaptureInput.Stop(var why) -> stop(why, now, out);
        }
    }

    private void mediaAnswered(CaptureInput.MediaAnswered answered, Moment now, List<CaptureAction> out) {
        for (StreamWorker worker : workers.each()) {
            if (worker.awaits(answered.fetch())) {
                hear(worker, worker.answered(answered.fetch(), answered.answer(), now, out), now, out);
            }
        }
    }

    private void hear(StreamWorker worker, List<WorkerReport> reports, Moment now, List<CaptureAction> out) {
        for (WorkerReport report : reports) {
            switch (report) {
                case WorkerReport.Listed(var listing, var edge) -> books.listed(listing, edge, now, out);
                case WorkerReport.Unlisted(var listing) -> books.unlisted(listing, now.tick());
                case WorkerReport.Answered() -> {
                    books.answered(worker, true);
                    manager.answered(worker.id(), now.tick());
                }
                case WorkerReport.WantsNewUrl(var why) -> manager.wantsNewUrl(worker.id(), why, out);
                case WorkerReport.Refused(int status) -> {
                    books.answered(worker, false);
                    obey(manager.refused(worker.id(), status, now.tick(), out), now, out);
                }
                case WorkerReport.Ended() -> {
                    books.answered(worker, false);
                    obey(manager.ended(worker.id(), now.tick(), out), now, out);
                }
                case WorkerReport.Working() -> {
                    out.add(new Tell(new CaptureEvent.WorkerWorking(
                            worker.quality(), worker.id().number())));
                    manager.working(worker.id());
                }
            }
        }
    }

    private void obey(List<ManagerDecision> decisions, Moment now, List<CaptureAction> out) {
        for (ManagerDecision decision : decisions) {
            switch (decision) {
                case ManagerDecision.Start start -> startWorker(start, now, out);
                case ManagerDecision.Stop(var id, var why) -> stopWorker(id, why, now.tick(), out);
            }
        }
    }

    private void startWorker(ManagerDecision.Start start, Moment now, List<CaptureAction> out) {
        PollPace pace = new PollPace(policy, manager.usualInterval());
        StreamWorker worker = workers.start(start, pace, now.tick(), out);
        start.first().ifPresent(first -> hear(worker, worker.began(first.answer(), first.asked(), now, out), now, out));
    }

    private void stopWorker(WorkerId id, String why, Tick now, List<CaptureAction> out) {
        workers.stop(id, why, out).ifPresent(worker -> books.over(worker, now));
    }

    /** Lets every machine do what is due. */
    private void advance(Moment now, List<CaptureAction> out) {
        manager.timePassed(now, out);
        for (StreamWorker worker : workers.each()) {
            hear(worker, worker.timePassed(now, out), now, out);
        }
        books.timePassed(now, out)
                .forEach((quality, why) ->
                        workers.newest(quality).ifPresent(worker -> manager.wantsNewUrl(worker.id(), why, out)));
        handOver(now, out);
        books.fillPlaces(now.tick(), out);
        manager.timePassed(now, out);
        if (policy.wanted().exitAtEnd()
                && endWatch.over(workers.polling(), manager.offlineFor(), now.tick())
                && books.settled()) {
            out.add(new Tell(new CaptureEvent.StreamEnded()));
            stop("the stream has ended", now, out);
        }
    }

    /** Those that list real segments, and whose segments are taken up, replace those before them. */
    private void handOver(Moment now, List<CaptureAction> out) {
        if (!manager.handsOver()) {
            return;
        }
        for (StreamWorker worker : workers.each()) {
            if (worker.working() && books.takesUp(worker, now.tick())) {
                obey(manager.takesOver(worker.id(), now.tick()), now, out);
            }
        }
    }

    private void paused(Duration time, Tick now, List<CaptureAction> out) {
        out.add(new Tell(new CaptureEvent.Paused(time)));
        manager.paused(now);
        workers.paused(now);
        books.paused(now);
    }

    private void stop(String why, Moment now, List<CaptureAction> out) {
        if (stopping) {
            return;
        }
        stopping = true;
        out.add(new Tell(new CaptureEvent.Stopping(why)));
        manager.stop(out);
        for (StreamWorker worker : workers.each()) {
            stopWorker(worker.id(), "stopping", now.tick(), out);
        }
        books.stop(now, out);
    }

    private void finishIfSettled(List<CaptureAction> out) {
        if (books.settled()) {
            finished = true;
            out.add(new Tell(new CaptureEvent.Stopped()));
            out.add(new Finished());
        }
    }
}
