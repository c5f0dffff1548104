package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.domain.capture.CaptureAction.CancelDownload;
import dev.livekeep.domain.capture.CaptureAction.Deadlines;
import dev.livekeep.domain.capture.CaptureAction.Discard;
import dev.livekeep.domain.capture.CaptureAction.Download;
import dev.livekeep.domain.capture.CaptureAction.Keep;
import dev.livekeep.domain.capture.CaptureAction.RecordPlaylists;
import dev.livekeep.domain.capture.CaptureAction.Tell;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.event.CaptureEvent.Closing;
import dev.livekeep.domain.playlist.ListingId;
import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.source.EndProof;
import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides when to fetch one slot, when to fetch beside what is slow, when to fetch again, what to publish, and when to
 * stop. It starts an attempt only when its book gives it a place. At most two attempts run: a patient one, which lives
 * until its hard timeout, and one beside it, which is replaced whenever it falls silent too.
 */
final class SegmentGetter {
    private final SlotId id;
    private final Listing named;
    private final CapturePolicy.Getting policy;
    private final Jitter jitter;
    private final Ids ids;
    private final Twins twins;
    private final Tick begun;
    private final List<Source> sources = new ArrayList<>();
    private final Map<AttemptId, Attempt> running = new LinkedHashMap<>();
    /** Attempts that were replaced and have not reported their end yet. */
    private final Map<AttemptId, Attempt> leaving = new HashMap<>();

    private final List<Held> held = new ArrayList<>();
    private Optional<Held> keeping = Optional.empty();
    private Optional<SegmentKind> storedLesser = Optional.empty();
    private Optional<SegmentHash> seen = Optional.empty();
    private boolean nothingBetter;
    private Tick nextTry;
    private Tick noHedgeBefore;
    private int failures;
    private String lastTrouble = "never asked";
    private boolean stopping;
    private Optional<Closing> closed = Optional.empty();

    /** An ended attempt whose draft waits for a decision. */
    private record Held(AttemptId attempt, Source source, BodyFacts facts, Judgement judgement, Tick since) {
        SegmentHash hash() {
            return facts.hash();
        }
    }

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
        this.jitter = jitter;
        this.ids = ids;
        this.twins = twins;
        this.begun = now;
        this.nextTry = now;
        this.noHedgeBefore = now;
        sources.add(new Source(named.id(), named.segment(), now));
    }

    SlotId id() {
        return id;
    }

    SegmentSlot slot() {
        return named.slot();
    }

    Optional<Closing> closed() {
        return closed;
    }

    boolean isClosed() {
        return closed.isPresent();
    }

    int running() {
        return running.size();
    }

    boolean listed() {
        return sources.stream().anyMatch(Source::listed);
    }

    /** Nothing under way that a reply is awaited for. */
    boolean idle() {
        return running.isEmpty() && keeping.isEmpty();
    }

    /** The attempt whose draft is being published. */
    Optional<AttemptId> keeping() {
        return keeping.map(Held::attempt);
    }

    // --- sources

    /** Another listing of the slot, or this one again. */
    void listedBy(Listing listing, Tick now) {
        Optional<Source> known = sources.stream()
                .filter(source -> source.id().equals(listing.id()))
                .findFirst();
        known.ifPresentOrElse(Source::listedAgain, () -> {
            sources.add(new Source(listing.id(), listing.segment(), now));
            if (running.isEmpty() && now.isBefore(nextTry)) {
                nextTry = now;
            }
        });
    }

    void unlisted(ListingId listing, Tick now) {
        sources.stream().filter(source -> source.id().equals(listing)).forEach(source -> source.left(now));
    }

    // --- places

    /** What it would do with a place now. */
    Want wants(Tick now) {
        if (isClosed() || stopping || nothingBetter) {
            return Want.NOTHING;
        }
        if (running.isEmpty()) {
            return !now.isBefore(nextTry) && bestSource(now).isPresent() ? Want.FIRST : Want.NOTHING;
        }
        return hedgeDue(now) && bestSource(now).isPresent() ? Want.HEDGE : Want.NOTHING;
    }

    private boolean hedgeDue(Tick now) {
        return !now.isBefore(noHedgeBefore)
                && running.values().stream()
                        .allMatch(attempt -> attempt.softAt(policy)
                                .filter(soft -> !now.isBefore(soft))
                                .isPresent());
    }

    /** Starts an attempt. Call only when it {@link #wants} a place. */
    AttemptId launch(Tick now, List<CaptureAction> out) {
        replaceSilentHedge(out);
        Source source = bestSource(now).orElseThrow();
        boolean hedging = !running.isEmpty();
        ClientRole client = hedging
                ? running.values().iterator().next().client().other()
                : failures == 0 ? ClientRole.FIRST : ClientRole.SECOND;
        Optional<AttemptId> resume = hedging ? Optional.empty() : resumable(source);
        Attempt attempt = new Attempt(ids.attempt(), source, client, resume, now);
        running.put(attempt.id(), attempt);
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

    private void replaceSilentHedge(List<CaptureAction> out) {
        if (running.size() >= 2) {
            List<Attempt> attempts = List.copyOf(running.values());
            Attempt youngest = attempts.get(attempts.size() - 1);
            running.remove(youngest.id());
            leaving.put(youngest.id(), youngest);
            youngest.cancel();
            out.add(new CancelDownload(youngest.id()));
        }
    }

    private Optional<AttemptId> resumable(Source source) {
        return held.stream()
                .filter(copy -> copy.facts().resumable()
                        && copy.source().segment().uri().equals(source.segment().uri()))
                .max(Comparator.comparingLong(copy -> copy.facts().bodyBytes()))
                .map(Held::attempt);
    }

    /** The one most likely to answer: listed before gone, least trouble first, then the newest listing. */
    private Optional<Source> bestSource(Tick now) {
        Source best = null;
        for (Source source : sources) {
            if (now.isBefore(source.askableAt()) || source.exhausted(now, policy.refusedGrace())) {
                continue;
            }
            if (best == null || rank(source) <= rank(best)) {
                best = source;
            }
        }
        return Optional.ofNullable(best);
    }

    private static int rank(Source source) {
        return source.trouble() * 2 + (source.listed() ? 0 : 1);
    }

    /** Gives the places of attempts back that have been silent for long, because others wait. Their bytes are kept. */
    void yieldSilent(Tick now, List<CaptureAction> out) {
        for (Attempt attempt : running.values()) {
            if (!attempt.cancelled() && attempt.quietFor(policy.stuckAfter(), now)) {
                attempt.cancel();
                out.add(new CancelDownload(attempt.id()));
            }
        }
    }

    // --- what the attempts report

    void started(AttemptId attempt, Tick now, List<CaptureAction> out) {
        Attempt known = running.getOrDefault(attempt, leaving.get(attempt));
        if (known != null && !known.hasBegun()) {
            known.started(now);
            out.add(new Tell(new CaptureEvent.AttemptStarted(
                    slot().quality(), known.source().id(), attempt.number())));
        }
    }

    void progress(CaptureInput.Progress progress, Tick lastByte, Tick now) {
        Attempt known = running.get(progress.attempt());
        if (known != null) {
            known.looked(progress, lastByte, now);
        }
    }

    void ended(AttemptId attemptId, DownloadResult result, Moment now, List<CaptureAction> out) {
        Attempt replaced = leaving.remove(attemptId);
        Attempt attempt = running.remove(attemptId);
        if (replaced != null || attempt != null) {
            tellEnded(replaced == null ? Objects.requireNonNull(attempt) : replaced, result, out);
        }
        if (attempt == null || isClosed()) {
            if (result instanceof DownloadResult.Received) {
                out.add(new Discard(attemptId));
            }
            return;
        }
        switch (result) {
            case DownloadResult.Received received -> received(attempt, received.facts(), now, out);
            case DownloadResult.Refused refused -> {
                attempt.source().refused(now.tick(), policy.refusedRetry());
                lastTrouble = "answered " + refused.status();
                nextTry = now.tick();
            }
            case DownloadResult.NoAnswer noAnswer -> {
                lastTrouble = noAnswer.reason();
                tryAgainLater(attempt, now.tick());
            }
            case DownloadResult.StoreFailed failed -> {
                lastTrouble = failed.reason();
                tryAgainLater(attempt, now.tick());
            }
        }
        settle(now, out);
    }

    private void received(Attempt attempt, BodyFacts facts, Moment now, List<CaptureAction> out) {
        if (facts.resumed()) {
            attempt.resumeOf()
                    .ifPresent(used -> held.removeIf(copy -> copy.attempt().equals(used)));
        }
        boolean confirmed =
                facts.complete() && seen.filter(facts.hash()::equals).isPresent();
        seen = facts.complete() ? Optional.of(facts.hash()) : seen;
        boolean ranged = attempt.source().segment().byteRange().isPresent();
        Judgement judgement = Judgement.of(facts, named.doubt(), ranged, confirmed, policy.slow());
        Held copy = new Held(attempt.id(), attempt.source(), facts, judgement, now.tick());
        held.add(copy);
        nothingBetter |= !judgement.betterable();
        if (nothingBetter) {
            cancelRunning(out);
        }
        if (judgement.kind() != SegmentKind.FULL) {
            lastTrouble = judgement.reason();
            tryAgainLater(attempt, now.tick());
            dropWorse(out);
        }
    }

    /** Two lesser drafts are enough: the best to publish and the best to resume. */
    private void dropWorse(List<CaptureAction> out) {
        while (held.size() > 2) {
            Held worst = held.stream().min(BY_WORTH).orElseThrow();
            held.remove(worst);
            out.add(new Discard(worst.attempt()));
        }
    }

    private static final Comparator<Held> BY_WORTH = Comparator.<Held, SegmentKind>comparing(
                    copy -> copy.judgement().kind(), Comparator.reverseOrder())
            .thenComparingLong(copy -> copy.facts().fileBytes());

    private void tryAgainLater(Attempt attempt, Tick now) {
        attempt.source().failed();
        failures++;
        nextTry = now.plus(jitter.spread(wait(failures)));
        noHedgeBefore = nextTry;
    }

    /** The usual wait for ten failures, then longer and longer. */
    private Duration wait(int afterFailures) {
        Duration wait = policy.retry().multipliedBy(1 + afterFailures / 10);
        return wait.compareTo(policy.longestRetry()) > 0 ? policy.longestRetry() : wait;
    }

    void keepEnded(AttemptId attempt, KeepResult result, Moment now, List<CaptureAction> out) {
        Optional<Held> copy = keeping.filter(kept -> kept.attempt().equals(attempt));
        if (copy.isEmpty()) {
            return;
        }
        keeping = Optional.empty();
        switch (result) {
            case KeepResult.Stored() -> {
                tellStored(copy.get(), now, out);
                kept(copy.get(), Closing.STORED_FULL, now, out);
            }
            case KeepResult.AlreadyThere() -> kept(copy.get(), Closing.ALREADY_THERE, now, out);
            case KeepResult.Failed failed -> {
                lastTrouble = failed.reason();
                out.add(new Tell(new CaptureEvent.KeepFailed(
                        slot().quality(), path(copy.get()), failed.reason(), failed.noSpace())));
                nothingBetter = false;
                failures++;
                nextTry = now.tick().plus(jitter.spread(wait(failures)));
            }
        }
        settle(now, out);
    }

    private void kept(Held copy, Closing ifFull, Moment now, List<CaptureAction> out) {
        twins.remember(copy.hash(), named, copy.facts().bodyBytes(), now.tick());
        SegmentKind kind = copy.judgement().kind();
        if (kind == SegmentKind.FULL) {
            close(ifFull, "", out);
        } else if (storedLesser.isEmpty() || kind.compareTo(storedLesser.get()) < 0) {
            storedLesser = Optional.of(kind);
        }
    }

    // --- decisions that need no report

    /** Publishes what has waited long enough and gives up what is hopeless. */
    void settle(Moment now, List<CaptureAction> out) {
        if (isClosed()) {
            return;
        }
        publish(now.tick(), out);
        if (isClosed() || !idle()) {
            return;
        }
        if (stopping || hopeless(now.tick())) {
            closeWithWhatThereIs(out);
        }
    }

    private void publish(Tick now, List<CaptureAction> out) {
        if (keeping.isPresent() || held.isEmpty()) {
            return;
        }
        Held best = held.stream().max(BY_WORTH).orElseThrow();
        boolean full = best.judgement().kind() == SegmentKind.FULL;
        if (!full && !lesserDue(best, now)) {
            return;
        }
        if (full && twins.isStored(best.hash(), named)) {
            close(Closing.ALREADY_THERE, "same bytes as a copy from another session", out);
            return;
        }
        if (!full
                && storedLesser.isPresent()
                && storedLesser.get().compareTo(best.judgement().kind()) <= 0) {
            held.remove(best);
            out.add(new Discard(best.attempt()));
            return;
        }
        held.remove(best);
        keeping = Optional.of(best);
        out.add(new Keep(best.attempt(), path(best)));
    }

    private boolean lesserDue(Held best, Tick now) {
        boolean betterPending = !running.isEmpty();
        if (!best.judgement().betterable() || (stopping && !betterPending)) {
            return true;
        }
        return now.since(best.since()).compareTo(policy.publishLesserAfter()) >= 0 || (!betterPending && hopeless(now));
    }

    private boolean hopeless(Tick now) {
        return nothingBetter
                || now.since(begun).compareTo(policy.giveUpAfter()) >= 0
                || sources.stream()
                        .allMatch(source -> wholeButSuspect()
                                ? source.gone(now, policy.refusedGrace())
                                : source.exhausted(now, policy.refusedGrace()));
    }

    /** A whole copy is at hand, if not above suspicion: not worth asking for once the segment is no longer listed. */
    private boolean wholeButSuspect() {
        return seen.isPresent();
    }

    private void closeWithWhatThereIs(List<CaptureAction> out) {
        Closing closing = storedLesser
                .map(kind -> kind == SegmentKind.SUSPECT ? Closing.STORED_SUSPECT : Closing.STORED_PARTIAL)
                .orElse(Closing.GIVEN_UP);
        close(closing, lastTrouble, out);
    }

    /** The archive has it. */
    void present(boolean tombstoned, List<CaptureAction> out) {
        if (!isClosed()) {
            close(Closing.ALREADY_THERE, tombstoned ? "tombstoned" : "", out);
        }
    }

    /** Gives up at once, for a reason of the book's. */
    void giveUp(String reason, List<CaptureAction> out) {
        if (!isClosed()) {
            lastTrouble = reason;
            closeWithWhatThereIs(out);
        }
    }

    private void close(Closing closing, String reason, List<CaptureAction> out) {
        closed = Optional.of(closing);
        cancelRunning(out);
        held.forEach(copy -> out.add(new Discard(copy.attempt())));
        held.clear();
        out.add(new Tell(new CaptureEvent.SegmentClosed(
                slot().quality(), named.id(), slot().start(), slot().duration().toDuration(), closing, reason)));
    }

    private void cancelRunning(List<CaptureAction> out) {
        for (Attempt attempt : running.values()) {
            if (!attempt.cancelled()) {
                attempt.cancel();
                out.add(new CancelDownload(attempt.id()));
            }
        }
    }

    /** Ends everything; what was received is published as what it is. */
    void stop(Moment now, List<CaptureAction> out) {
        stopping = true;
        if (!isClosed()) {
            cancelRunning(out);
            settle(now, out);
        }
    }

    /** The process stood still: what is under way gets a fresh chance. */
    void paused(Tick now) {
        running.values().forEach(attempt -> attempt.forgiven(now));
        Tick later = now.plus(policy.noHedging());
        noHedgeBefore = noHedgeBefore.isBefore(later) ? later : noHedgeBefore;
    }

    /** When something may be due, if nothing happens first. */
    Optional<Tick> wakeAt(Tick now) {
        if (isClosed() || stopping) {
            return Optional.empty();
        }
        Earliest earliest = new Earliest(now);
        earliest.add(begun.plus(policy.giveUpAfter()));
        held.forEach(copy -> earliest.add(copy.since().plus(policy.publishLesserAfter())));
        sources.forEach(source -> earliest.add(source.goneAt(policy.refusedGrace())));
        sources.forEach(source -> earliest.add(source.askableAt()));
        earliest.add(nextTry);
        earliest.add(noHedgeBefore);
        running.values().forEach(attempt -> earliest.add(attempt.softAt(policy)).add(attempt.stuckAt(policy)));
        return earliest.get();
    }

    // --- telling

    private SegmentPath path(Held copy) {
        return slot().path(copy.judgement().kind(), copy.hash());
    }

    private void tellStored(Held copy, Moment now, List<CaptureAction> out) {
        Duration behind = Duration.between(slot().start().plus(slot().duration().toDuration()), now.wall());
        out.add(new Tell(new CaptureEvent.CopyStored(
                slot().quality(), path(copy), copy.facts().bodyBytes(), behind)));
        if (copy.judgement().kind() != SegmentKind.PARTIAL && !named.playlists().isEmpty()) {
            out.add(new RecordPlaylists(path(copy), named.playlists()));
        }
    }

    /** An attempt that never got its place did not begin, so it does not end either. */
    private void tellEnded(Attempt attempt, DownloadResult result, List<CaptureAction> out) {
        if (!attempt.hasBegun()) {
            return;
        }
        CaptureEvent.AttemptEnded event = switch (result) {
            case DownloadResult.Received(BodyFacts facts) ->
                ended(
                        attempt,
                        facts.complete()
                                ? CaptureEvent.Outcome.RECEIVED
                                : cancelledOr(attempt, CaptureEvent.Outcome.CUT),
                        facts.trouble(),
                        facts);
            case DownloadResult.Refused(int status) ->
                ended(attempt, CaptureEvent.Outcome.REFUSED, "answered " + status, null);
            case DownloadResult.NoAnswer(String reason) ->
                ended(attempt, cancelledOr(attempt, CaptureEvent.Outcome.NO_ANSWER), reason, null);
            case DownloadResult.StoreFailed failed ->
                ended(attempt, CaptureEvent.Outcome.STORE_FAILED, failed.reason(), null);
        };
        out.add(new Tell(event));
    }

    private static CaptureEvent.Outcome cancelledOr(Attempt attempt, CaptureEvent.Outcome otherwise) {
        return attempt.cancelled() ? CaptureEvent.Outcome.CANCELLED : otherwise;
    }

    private CaptureEvent.AttemptEnded ended(
            Attempt attempt, CaptureEvent.Outcome outcome, String reason, @Nullable BodyFacts facts) {
        return new CaptureEvent.AttemptEnded(
                slot().quality(),
                attempt.source().id(),
                attempt.id().number(),
                outcome,
                reason,
                facts == null ? 0 : facts.bodyBytes(),
                facts == null ? Duration.ZERO : facts.elapsed(),
                facts == null ? EndProof.NONE : facts.proof(),
                facts != null && facts.resumed());
    }
}
