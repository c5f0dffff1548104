package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.domain.capture.CaptureAction.Discard;
import dev.livekeep.domain.event.CaptureEvent.Closing;
import dev.livekeep.domain.playlist.ListingId;
import dev.livekeep.domain.time.Tick;
import java.util.List;
import java.util.Optional;

/**
 * Decides when to fetch one slot, when to fetch beside what is slow, when to fetch again, what to publish, and when to
 * stop. It starts an attempt only when its book gives it a place. At most two attempts run: a patient one, which lives
 * until its hard timeout, and one beside it, which is replaced whenever it grows slow too.
 */
final class SegmentGetter {
    private final SlotId id;
    private final Listing named;
    private final CapturePolicy.Getting policy;
    private final Sources sources;
    private final Attempts attempts;
    private final Copies copies;
    private final BodyJudge judge;
    private final RetryTimes times;
    private final SegmentNews news;
    private final Trouble trouble = new Trouble();
    private Optional<Tick> stoppedAt = Optional.empty();
    private boolean triedAll;
    private boolean closed;

    SegmentGetter(
            SlotId id, Listing named, CapturePolicy.Getting policy, Jitter jitter, Ids ids, Twins twins, Tick now) {
        this.id = id;
        this.named = named;
        this.policy = policy;
        this.sources = new Sources(named, policy.refusedGrace(), now);
        this.attempts = new Attempts(named.slot(), policy, ids);
        this.judge = new BodyJudge(named.doubt(), policy.slow());
        this.times = new RetryTimes(policy, jitter, now);
        this.news = new SegmentNews(named);
        this.copies = new Copies(named, policy.publishLesserAfter(), news, twins);
    }

    SlotId id() {
        return id;
    }

    SegmentSlot slot() {
        return named.slot();
    }

    /** The session whose listing named it. */
    String session() {
        return named.id().session();
    }

    /** Whether a full copy is stored, or about to be. */
    boolean isFull() {
        return copies.full();
    }

    boolean isClosed() {
        return closed;
    }

    /** What is under way for it. */
    Attempts attempts() {
        return attempts;
    }

    /** The attempt whose draft is being published. */
    Optional<AttemptId> keeping() {
        return copies.keeping();
    }

    // --- sources

    /** Another listing of the slot, or this one again. */
    void listedBy(Listing listing, Tick now) {
        if (sources.listedBy(listing, now) && attempts.none()) {
            times.atOnce(now);
        }
    }

    void unlisted(ListingId listing, Tick now) {
        sources.unlisted(listing, now);
    }

    /** Whether it is another segment of the same session, by what is listed. */
    boolean hasAnother(ListingId listing) {
        return sources.haveAnother(listing);
    }

    // --- places

    /** What it would do with a place now. */
    Want wants(Tick now) {
        if (closed || triedAll || stopping() || copies.nothingBetter()) {
            return Want.NOTHING;
        }
        boolean first = attempts.none();
        boolean due = first ? times.mayTry(now) : times.mayHedge(now) && attempts.allSlow(now);
        Want want = first ? Want.FIRST : Want.HEDGE;
        return due && bestSource(now).isPresent() ? want : Want.NOTHING;
    }

    private Optional<Source> bestSource(Tick now) {
        return sources.best(attempts::ask, now);
    }

    /** Starts an attempt. Call only when it {@link #wants} a place. */
    AttemptId launch(Tick now, List<CaptureAction> out) {
        attempts.makeRoom(out);
        Source source = bestSource(now).orElseThrow();
        return attempts.none()
                ? attempts.start(source, times.client(), copies.resumable(source), now, out)
                : attempts.startBeside(source, now, out);
    }

    // --- what the attempts report

    void started(AttemptId attempt, Tick now, List<CaptureAction> out) {
        attempts.begun(attempt, now).ifPresent(known -> news.begun(known, out));
    }

    void ended(AttemptId id, DownloadResult result, Moment now, List<CaptureAction> out) {
        Optional<Attempt> ended = attempts.ended(id);
        ended.ifPresent(attempt -> news.ended(attempt, result, out));
        if (closed || ended.filter(attempt -> !attempt.replaced()).isEmpty()) {
            if (result instanceof DownloadResult.Received) {
                out.add(new Discard(id));
            }
            return;
        }
        Attempt attempt = ended.get();
        switch (result) {
            case DownloadResult.Received received -> received(attempt, received.facts(), now.tick(), out);
            case DownloadResult.Refused refused -> {
                attempt.source().refused(now.tick(), policy.refusedRetry());
                trouble.met("answered " + refused.status());
                times.atOnce(now.tick());
            }
            case DownloadResult.NoAnswer cut when stopping() && attempt.cancelled() -> {}
            case DownloadResult.NoAnswer noAnswer -> failed(attempt, noAnswer.reason(), now.tick());
            case DownloadResult.StoreFailed failed when failed.noSpace() -> trouble.met(failed.reason());
            case DownloadResult.StoreFailed failed -> failed(attempt, failed.reason(), now.tick());
        }
        settle(now, out);
    }

    private void received(Attempt attempt, BodyFacts facts, Tick now, List<CaptureAction> out) {
        if (facts.resumed()) {
            attempt.resumeOf().ifPresent(copies::remove);
        }
        Judgement judgement = judge.judge(facts, attempt.source());
        copies.add(new HeldCopy(attempt.id(), attempt.source(), facts, judgement, now));
        if (copies.nothingBetter()) {
            attempts.cancelAll(out);
        }
        if (judgement.kind() != SegmentKind.FULL) {
            failed(attempt, judgement.reason(), now);
            copies.dropWorse(attempts::continues, out);
        }
    }

    private void failed(Attempt attempt, String reason, Tick now) {
        trouble.met(reason);
        attempt.source().failed();
        times.failed(now);
    }

    void keepEnded(AttemptId attempt, KeepResult result, Moment now, List<CaptureAction> out) {
        copies.keepEnded(attempt).ifPresent(copy -> keepEnded(copy, result, now, out));
    }

    private void keepEnded(HeldCopy copy, KeepResult result, Moment now, List<CaptureAction> out) {
        switch (result) {
            case KeepResult.Accepted() -> copies.accepted(copy);
            case KeepResult.Stored(String store) -> {
                news.stored(copy, store, now.wall(), out);
                isThere(copy, Closing.STORED_FULL, out);
            }
            case KeepResult.AlreadyThere() -> isThere(copy, Closing.ALREADY_THERE, out);
            case KeepResult.Failed failed -> {
                news.keepFailed(copy, failed, out);
                trouble.met(failed.reason());
                copies.keepFailed(copy);
                triedAll = false;
                if (!failed.noSpace()) {
                    times.keepFailed(now.tick());
                }
            }
        }
        settle(now, out);
    }

    private void isThere(HeldCopy copy, Closing ifFull, List<CaptureAction> out) {
        copies.stored(copy);
        if (copy.kind() == SegmentKind.FULL) {
            close(ifFull, "", out);
        }
    }

    // --- decisions that need no report

    /** Publishes what has waited long enough and gives up what is hopeless. */
    void settle(Moment now, List<CaptureAction> out) {
        if (copies.isTwin()) {
            close(Closing.ALREADY_THERE, "same bytes as a copy from another session", out);
        }
        boolean over = attempts.none() && (triedAll || stopping() || hopeless(now.tick()));
        copies.publish(over, attempts::continues, now.tick(), out);
        if (over && copies.keeping().isEmpty()) {
            triedAll = true;
            if (!copies.awaitsStore() || waitedForTheStore(now.tick())) {
                close(trouble.closing(copies.closing()), copies.awaitsStore() ? "" : trouble.inWords(), out);
            }
        }
    }

    private boolean stopping() {
        return stoppedAt.isPresent();
    }

    private boolean waitedForTheStore(Tick now) {
        return lastAnswersBy().filter(tick -> !now.isBefore(tick)).isPresent();
    }

    private Optional<Tick> lastAnswersBy() {
        return stoppedAt.map(tick -> tick.plus(policy.lastAnswers()));
    }

    private boolean hopeless(Tick now) {
        return copies.nothingBetter()
                || times.triedForLong(now)
                || (judge.sawWhole() ? sources.gone(now) : sources.exhausted(now));
    }

    /** The archive has it. */
    void present(boolean tombstoned, List<CaptureAction> out) {
        close(Closing.ALREADY_THERE, tombstoned ? "tombstoned" : "", out);
    }

    /** Gives up at once, for a reason of the book's. */
    void giveUp(String reason, List<CaptureAction> out) {
        close(trouble.closing(copies.closing()), reason, out);
    }

    private void close(Closing closing, String reason, List<CaptureAction> out) {
        if (!closed) {
            closed = true;
            attempts.cancelAll(out);
            copies.discardAll(out);
            news.closed(closing, reason, out);
        }
    }

    /** Ends everything; what was received is published as what it is. */
    void stop(Moment now, List<CaptureAction> out) {
        stoppedAt = Optional.of(now.tick());
        trouble.stopped(attempts.inGoodTime(now.tick()));
        attempts.cancelAll(out);
        settle(now, out);
    }

    /** The process stood still: what is under way gets a fresh chance. */
    void paused(Tick now) {
        attempts.forgiven(now);
        times.paused(now);
    }

    /** When something may be due, if nothing happens first. */
    Optional<Tick> wakeAt(Tick now) {
        if (closed) {
            return Optional.empty();
        }
        if (stopping()) {
            return lastAnswersBy();
        }
        Earliest earliest = new Earliest(now);
        copies.addTo(earliest);
        sources.addTo(earliest);
        times.addTo(earliest);
        attempts.addTo(earliest);
        return earliest.get();
    }
}
