package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.capture.CaptureAction.Finished;
import dev.livekeep.domain.capture.CaptureAction.Tell;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.playlist.ListingId;
import dev.livekeep.domain.quality.QualityWish;
import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.domain.source.SourceType;
import dev.livekeep.domain.time.Tick;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Jitter jitter;
    private final Ids ids = new Ids();
    private final Map<Quality, SegmentBook> books = new LinkedHashMap<>();
    private final Map<Quality, Beginning> beginnings = new HashMap<>();
    private final Map<WorkerId, StreamWorker> workers = new LinkedHashMap<>();
    private final DownloadPlaces places;
    private final StreamsManager manager;
    private final StallWatch stallWatch;
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
    public ChannelCapture(ChannelSpec spec, CapturePolicy policy, Jitter jitter, Tick now) {
        this.spec = spec;
        this.policy = policy;
        this.jitter = jitter;
        this.manager = new StreamsManager(spec, policy, jitter, ids, now);
        for (QualityWish wish : spec.qualities()) {
            books.put(wish.folder(), new SegmentBook(policy, jitter, ids, now));
            beginnings.put(wish.folder(), new Beginning(policy.wanted().fromNow()));
        }
        this.stallWatch = new StallWatch(policy, books);
        for (QualityWish wish : spec.qualities()) {
            policy.wanted()
                    .adFolder(wish.folder())
                    .ifPresent(folder -> books.putIfAbsent(folder, new SegmentBook(policy, jitter, ids, now)));
        }
        this.places = new DownloadPlaces(policy, List.copyOf(books.values()));
        this.endWatch = new EndWatch(policy);
    }

    /** Takes one input in and returns what is to be done, in order. */
    public List<CaptureAction> on(CaptureInput input, Moment at) {
        List<CaptureAction> out = new ArrayList<>();
        if (finished) {
            refuse(input, out);
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
        workers.values().forEach(worker -> earliest.add(worker.wakeAt()));
        books.values().forEach(book -> earliest.add(book.wakeAt(now.tick())));
        earliest.add(places.wakeAt());
        earliest.add(endWatch.wakeAt(now.tick()));
        earliest.add(stallWatch.wakeAt(now.tick()));
        return earliest.get().map(tick -> tick.plus(stoodStill));
    }

    /** Whether it is all over. */
    public boolean finished() {
        return finished;
    }

    private Moment inner(Moment at) {
        return stoodStill.isZero() ? at : new Moment(at.tick().minus(stoodStill), at.wall());
    }

    /** After the end a draft may still arrive; it must not be left lying. */
    private static void refuse(CaptureInput input, List<CaptureAction> out) {
        if (input instanceof CaptureInput.DownloadEnded(AttemptId attempt, DownloadResult.Received received)) {
            out.add(new CaptureAction.Discard(attempt));
        }
    }

    private void take(CaptureInput input, Moment now, List<CaptureAction> out) {
        switch (input) {
            case CaptureInput.TimePassed() -> {}
            case CaptureInput.StreamAnswered(var fetch, var answer) ->
                obey(manager.answered(fetch, answer, now, out), now, out);
            case CaptureInput.MediaAnswered answered -> mediaAnswered(answered, now, out);
            case CaptureInput.DownloadStarted(var attempt) ->
                book(attempt).ifPresent(book -> book.started(attempt, now.tick(), out));
            case CaptureInput.Progress progress ->
                book(progress.attempt())
                        .ifPresent(book ->
                                book.progress(progress, progress.lastByte().minus(stoodStill), now.tick()));
            case CaptureInput.DownloadEnded ended -> downloadEnded(ended, now, out);
            case CaptureInput.LookedUp(var slot, var presence) ->
                books.values().forEach(book -> book.lookedUp(slot, presence, now.tick(), out));
            case CaptureInput.KeepEnded(var attempt, var result) -> {
                places.storeSaid(result);
                book(attempt).ifPresent(book -> book.keepEnded(attempt, result, now, out));
            }
            case CaptureInput.Paused(var time) -> paused(time, now.tick(), out);
            case CaptureInput.Stop(var why) -> stop(why, now, out);
        }
    }

    private Optional<SegmentBook> book(AttemptId attempt) {
        return books.values().stream().filter(book -> book.knows(attempt)).findFirst();
    }

    private void downloadEnded(CaptureInput.DownloadEnded ended, Moment now, List<CaptureAction> out) {
        places.storeSaid(ended.result());
        Optional<SegmentBook> book = book(ended.attempt());
        if (book.isPresent()) {
            book.get().ended(ended.attempt(), ended.result(), now, out);
        } else {
            refuse(ended, out);
        }
    }

    private void mediaAnswered(CaptureInput.MediaAnswered answered, Moment now, List<CaptureAction> out) {
        for (StreamWorker worker : List.copyOf(workers.values())) {
            if (worker.awaits(answered.fetch())) {
                hear(worker, worker.answered(answered.fetch(), answered.answer(), now, out), now, out);
            }
        }
    }

    private void hear(StreamWorker worker, List<WorkerReport> reports, Moment now, List<CaptureAction> out) {
        for (WorkerReport report : reports) {
            switch (report) {
                case WorkerReport.Listed(var listing, var edge) ->
                    bookOf(listing.slot().quality()).listed(listing, edge, now, out);
                case WorkerReport.Unlisted(var listing) -> unlisted(listing, now.tick());
                case WorkerReport.Answered() -> manager.answered(worker.id());
                case WorkerReport.WantsNewUrl(var why) -> manager.wantsNewUrl(worker.id(), why, out);
                case WorkerReport.Refused(int status) ->
                    obey(manager.refused(worker.id(), status, now.tick(), out), now, out);
                case WorkerReport.Ended() -> obey(manager.ended(worker.id(), now.tick(), out), now, out);
                case WorkerReport.Working() -> {
                    out.add(new Tell(new CaptureEvent.WorkerWorking(
                            worker.quality(), worker.id().number())));
                    obey(manager.working(worker.id()), now, out);
                }
            }
        }
    }

    private SegmentBook bookOf(Quality quality) {
        return Objects.requireNonNull(books.get(quality));
    }

    /** A worker's segments lie in its quality's book, and ads perhaps in another. */
    private void unlisted(ListingId listing, Tick now) {
        books.values().forEach(book -> book.unlisted(listing, now));
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
        WorkerId id = start.worker();
        Quality quality = start.quality();
        URI uri = start.uri();
        PlaylistIntake intake = new PlaylistIntake(
                spec.channel(),
                quality,
                "session-" + id.number(),
                policy.polling().suspiciousSkew(),
                spec.source() instanceof SourceType.Twitch,
                policy.wanted().adFolder(quality),
                Objects.requireNonNull(beginnings.get(quality)));
        PollPace pace = new PollPace(policy, manager.usualInterval());
        StreamWorker worker = new StreamWorker(id, quality, uri, policy, pace, jitter, ids, intake, now.tick());
        workers.put(id, worker);
        out.add(new Tell(new CaptureEvent.WorkerStarted(quality, id.number(), uri.getHost() + uri.getPath())));
        start.first().ifPresent(first -> hear(worker, worker.began(first.answer(), first.asked(), now, out), now, out));
    }

    private void stopWorker(WorkerId id, String why, Tick now, List<CaptureAction> out) {
        StreamWorker worker = workers.remove(id);
        if (worker != null) {
            worker.stop(out);
            worker.window().forEach(listing -> unlisted(listing, now));
            out.add(new Tell(new CaptureEvent.WorkerStopped(worker.quality(), id.number(), why)));
        }
    }

    /** Lets every machine do what is due. */
    private void advance(Moment now, List<CaptureAction> out) {
        manager.timePassed(now, out);
        for (StreamWorker worker : List.copyOf(workers.values())) {
            hear(worker, worker.timePassed(now, out), now, out);
        }
        books.values().forEach(book -> book.timePassed(now, out));
        stallWatch
                .look(now.tick(), out)
                .forEach((quality, why) ->
                        newestWorker(quality).ifPresent(worker -> manager.wantsNewUrl(worker.id(), why, out)));
        places.fill(now.tick(), out);
        manager.timePassed(now, out);
        if (policy.wanted().exitAtEnd()
                && endWatch.over(workers.values(), manager.offlineFor(), now.tick())
                && settled()) {
            out.add(new Tell(new CaptureEvent.StreamEnded()));
            stop("the stream has ended", now, out);
        }
    }

    private Optional<StreamWorker> newestWorker(Quality quality) {
        return workers.values().stream()
                .filter(worker -> worker.quality().equals(quality))
                .reduce((older, newer) -> newer);
    }

    private void paused(Duration time, Tick now, List<CaptureAction> out) {
        out.add(new Tell(new CaptureEvent.Paused(time)));
        manager.paused(now);
        workers.values().forEach(worker -> worker.paused(now));
        books.values().forEach(book -> book.paused(now));
    }

    private void stop(String why, Moment now, List<CaptureAction> out) {
        if (stopping) {
            return;
        }
        stopping = true;
        out.add(new Tell(new CaptureEvent.Stopping(why)));
        manager.stop(out);
        for (WorkerId id : List.copyOf(workers.keySet())) {
            stopWorker(id, "stopping", now.tick(), out);
        }
        books.values().forEach(book -> book.stop(now, out));
    }

    private boolean settled() {
        return books.values().stream().allMatch(SegmentBook::settled);
    }

    private void finishIfSettled(List<CaptureAction> out) {
        if (settled()) {
            finished = true;
            out.add(new Tell(new CaptureEvent.Stopped()));
            out.add(new Finished());
        }
    }
}
