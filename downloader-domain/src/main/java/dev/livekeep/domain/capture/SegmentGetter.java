package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.domain.capture.CaptureAction.Deadlines;
import dev.livekeep.domain.capture.CaptureAction.Discard;
import dev.livekeep.domain.capture.CaptureAction.Download;
import dev.livekeep.domain.capture.CaptureAction.Keep;
import dev.livekeep.domain.event.CaptureEvent.Closing;
import dev.livekeep.domain.playlist.ListingId;
import dev.livekeep.domain.source.ClientRole;
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
    private final Ids ids;
    private final Twins twins;
    private final Tick begun;
    private final Sources sources;
    private final Attempts attempts;
    private final HeldCopies held = new HeldCopies();
    private final BodyJudge judge;
    private final RetryTimes times;
    private final SegmentNews news;
    private Optional<HeldCopy> keeping = Optional.empty();
    private Optional<SegmentKind> storedLesser = Optional.empty();
    private boolean nothingBetter;
    private String lastTrouble = "never asked";
    private boolean stopping;
    private boolean closed;

    /** What a getter would do with a place. */
    enum Want {
        NOTHING,
        /** It has no attempt under way. */
        FIRST,
        /** What it has under way is slow. */
        HEDGE
    }

    SegmentGetter(
            SlotId id, Listing named, CapturePolicy.Getting policy, Jitter jitter, Ids ids, Twins twins, Tick now) {
        this.id = id;
        this.named = named;
        this.policy = policy;
        this.ids = ids;
        this.twins = twins;
        this.begun = now;
        this.sources = new Sources(named, policy.refusedGrace(), now);
        this.attempts = new Attempts(policy);
        this.judge = new BodyJudge(named.doubt(), policy.slow());
        this.times = new RetryTimes(policy, jitter, now);
        this.news = new SegmentNews(named);
    }

    SlotId id() {
        return id;
    }

    SegmentSlot slot() {
        return named.slot();
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
        return keeping.map(HeldCopy::attempt);
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

    // --- places

    /** What it would do with a place now. */
    Want wants(Tick now) {
        if (closed || stopping || nothingBetter) {
            return Want.NOTHING;
        }
        boolean first = attempts.none();
        boolean due = first ? times.mayTry(now) : times.mayHedge(now) && attempts.allSlow(now);
        if (!due || bestSource(now).isEmpty()) {
            return Want.NOTHING;
        }
        return first ? Want.FIRST : Want.HEDGE;
    }

    private Optional<Source> bestSource(Tick now) {
        return sources.best(attempts::ask, now);
    }

    /** Starts an attempt. Call only when it {@link #wants} a place. */
    AttemptId launch(Tick now, List<CaptureAction> out) {
        attempts.makeRoom(out);
        Source source = bestSource(now).orElseThrow();
        ClientRole client = attempts.otherClient().orElse(times.neverFailed() ? ClientRole.FIRST : ClientRole.SECOND);
        Optional<AttemptId> resume = attempts.none() ? held.resumable(source) : Optional.empty();
        Attempt attempt = new Attempt(ids.attempt(), source, client, resume, now);
        attempts.add(attempt);
        out.add(new Download(
                attempt.id(),
                slot().quality(),
                source.segment(),
                client,
                slot().duration(),
                resume,
                new Deadlines(policy.headers().hard(), policy.whole().hard()),
                slot().start()));
        return attempt.id();
    }

    // --- what the attempts report

    void started(AttemptId attempt, Tick now, List<CaptureAction> out) {
        attempts.begun(attempt, now).ifPresent(known -> news.begun(known, out));
    }

    void ended(AttemptId id, DownloadResult result, Moment now, List<CaptureAction> out) {
        attempts.replacedEnded(id).ifPresent(replaced -> news.ended(replaced, result, out));
        Optional<Attempt> ended = attempts.ended(id);
        ended.ifPresent(attempt -> news.ended(attempt, result, out));
        if (ended.isEmpty() || closed) {
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
                lastTrouble = "answered " + refused.status();
                times.atOnce(now.tick());
            }
            case DownloadResult.NoAnswer noAnswer -> failed(attempt, noAnswer.reason(), now.tick());
            case DownloadResult.StoreFailed failed -> failed(attempt, failed.reason(), now.tick());
        }
        settle(now, out);
    }

    private void received(Attempt attempt, BodyFacts facts, Tick now, List<CaptureAction> out) {
        if (facts.resumed()) {
            attempt.resumeOf().ifPresent(held::remove);
        }
        Judgement judgement = judge.judge(facts, attempt.source());
        held.add(new HeldCopy(attempt.id(), attempt.source(), facts, judgement, now));
        nothingBetter |= !judgement.betterable();
        if (nothingBetter) {
            attempts.cancelAll(out);
        }
        if (judgement.kind() != SegmentKind.FULL) {
            failed(attempt, judgement.reason(), now);
            held.dropWorse(attempts::continues, out);
        }
    }

    private void failed(Attempt attempt, String trouble, Tick now) {
        lastTrouble = trouble;
        attempt.source().failed();
        times.failed(now);
    }

    void keepEnded(AttemptId attempt, KeepResult result, Moment now, List<CaptureAction> out) {
        Optional<HeldCopy> kept = keeping.filter(copy -> copy.attempt().equals(attempt));
        if (kept.isEmpty()) {
            return;
        }
        HeldCopy copy = kept.get();
        keeping = Optional.empty();
        switch (result) {
            case KeepResult.Stored() -> {
                news.stored(copy, now.wall(), out);
                isThere(copy, Closing.STORED_FULL, now.tick(), out);
            }
            case KeepResult.AlreadyThere() -> isThere(copy, Closing.ALREADY_THERE, now.tick(), out);
            case KeepResult.Failed failed -> {
                news.keepFailed(copy, failed, out);
                lastTrouble = failed.reason();
                nothingBetter = held.anyUnbetterable();
                times.keepFailed(now.tick());
            }
        }
        settle(now, out);
    }

    private void isThere(HeldCopy copy, Closing ifFull, Tick now, List<CaptureAction> out) {
        twins.remember(copy.hash(), named, copy.facts().bodyBytes(), now);
        if (copy.kind() == SegmentKind.FULL) {
            close(ifFull, "", out);
        } else if (betterThanStored(copy)) {
            storedLesser = Optional.of(copy.kind());
        }
    }

    private boolean betterThanStored(HeldCopy copy) {
        return storedLesser.filter(stored -> stored.compareTo(copy.kind()) <= 0).isEmpty();
    }

    // --- decisions that need no report

    /** Publishes what has waited long enough and gives up what is hopeless. */
    void settle(Moment now, List<CaptureAction> out) {
        if (closed) {
            return;
        }
        if (keeping.isEmpty()) {
            held.best().ifPresent(best -> publish(best, now.tick(), out));
        }
        boolean idle = attempts.none() && keeping.isEmpty();
        if (idle && (stopping || hopeless(now.tick()))) {
            closeWithWhatThereIs(out);
        }
    }

    private void publish(HeldCopy best, Tick now, List<CaptureAction> out) {
        boolean full = best.kind() == SegmentKind.FULL;
        if (full && twins.isStored(best.hash(), named)) {
            close(Closing.ALREADY_THERE, "same bytes as a copy from another session", out);
        } else if (full || lesserDue(best, now)) {
            if (!full && !betterThanStored(best)) {
                held.discard(best, out);
                return;
            }
            held.remove(best.attempt());
            keeping = Optional.of(best);
            out.add(new Keep(best.attempt(), news.path(best)));
        }
    }

    private boolean lesserDue(HeldCopy best, Tick now) {
        if (!best.judgement().betterable()) {
            return true;
        }
        if (attempts.continues(best.attempt())) {
            return false;
        }
        boolean waitedLong = now.since(best.since()).compareTo(policy.publishLesserAfter()) >= 0;
        return waitedLong || (attempts.none() && (stopping || hopeless(now)));
    }

    private boolean hopeless(Tick now) {
        return nothingBetter
                || now.since(begun).compareTo(policy.giveUpAfter()) >= 0
                || (judge.sawWhole() ? sources.gone(now) : sources.exhausted(now));
    }

    private void closeWithWhatThereIs(List<CaptureAction> out) {
        Closing closing = storedLesser
                .map(kind -> kind == SegmentKind.SUSPECT ? Closing.STORED_SUSPECT : Closing.STORED_PARTIAL)
                .orElse(Closing.GIVEN_UP);
        close(closing, lastTrouble, out);
    }

    /** The archive has it. */
    void present(boolean tombstoned, List<CaptureAction> out) {
        close(Closing.ALREADY_THERE, tombstoned ? "tombstoned" : "", out);
    }

    /** Gives up at once, for a reason of the book's. */
    void giveUp(String reason, List<CaptureAction> out) {
        lastTrouble = reason;
        closeWithWhatThereIs(out);
    }

    private void close(Closing closing, String reason, List<CaptureAction> out) {
        if (!closed) {
            closed = true;
            attempts.cancelAll(out);
            held.discardAll(out);
            news.closed(closing, reason, out);
        }
    }

    /** Ends everything; what was received is published as what it is. */
    void stop(Moment now, List<CaptureAction> out) {
        stopping = true;
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
        if (closed || stopping) {
            return Optional.empty();
        }
        Earliest earliest = new Earliest(now).add(begun.plus(policy.giveUpAfter()));
        held.addTo(earliest, policy.publishLesserAfter());
        sources.addTo(earliest);
        times.addTo(earliest);
        attempts.addTo(earliest);
        return earliest.get();
    }
}
