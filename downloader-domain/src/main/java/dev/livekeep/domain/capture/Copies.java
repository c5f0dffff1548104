package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.capture.CaptureAction.Discard;
import dev.livekeep.domain.capture.CaptureAction.Keep;
import dev.livekeep.domain.event.CaptureEvent.Closing;
import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The copies of one slot: those that wait for a decision, the one that is being published, those that the store took into
 * its care, and what is stored.
 */
final class Copies {
    /** Enough lesser ones: the best to publish and the best to continue. */
    private static final int ENOUGH = 2;

    private static final Comparator<HeldCopy> BY_WORTH = Comparator.<HeldCopy, SegmentKind>comparing(
                    HeldCopy::kind, Comparator.reverseOrder())
            .thenComparingLong(copy -> copy.facts().fileBytes());

    private final Listing named;
    private final Duration lesserAfter;
    private final SegmentNews news;
    private final Twins twins;
    private final List<HeldCopy> copies = new ArrayList<>();
    private final List<HeldCopy> accepted = new ArrayList<>(1);
    private Optional<HeldCopy> keeping = Optional.empty();
    private Optional<SegmentKind> storedLesser = Optional.empty();
    private boolean nothingBetter;
    private boolean full;

    /**
     * No copy yet.
     *
     * @param lesserAfter how long a copy that is not full waits for a better one
     */
    Copies(Listing named, Duration lesserAfter, SegmentNews news, Twins twins) {
        this.named = named;
        this.lesserAfter = lesserAfter;
        this.news = news;
        this.twins = twins;
    }

    void add(HeldCopy copy) {
        copies.add(copy);
        nothingBetter |= !copy.judgement().betterable();
    }

    /** Whether fetching it again cannot lead to a better copy. */
    boolean nothingBetter() {
        return nothingBetter;
    }

    /** Whether a full one is stored, or about to be. */
    boolean full() {
        return full;
    }

    /** The attempt whose draft is being published. */
    Optional<AttemptId> keeping() {
        return keeping.map(HeldCopy::attempt);
    }

    // --- publishing

    /** Whether the best is, by its bytes, the segment that another session named otherwise, stored in full or about to be. */
    boolean isTwin() {
        return keeping.isEmpty()
                && best().filter(copy -> isSound(copy) && twins.isStored(copy.hash(), named))
                        .isPresent();
    }

    /** It is above suspicion, but perhaps for its date. */
    private boolean isSound(HeldCopy copy) {
        return copy.kind() == SegmentKind.FULL
                || (!named.isSure() && copy.judgement().reason().equals(named.doubt()));
    }

    private void remember(HeldCopy copy, Tick now) {
        if (copy.kind() == SegmentKind.FULL) {
            full = copy.facts().bodyBytes() > 0;
            twins.remember(copy.hash(), named, copy.facts().bodyBytes(), now);
        }
    }

    /**
     * Publishes the best one, unless another is being published or a better one may still come.
     *
     * @param over whether nothing more will come
     * @param inUse which drafts are being continued
     */
    void publish(boolean over, Predicate<AttemptId> inUse, Tick now, List<CaptureAction> out) {
        if (keeping.isEmpty()) {
            best().filter(copy -> over || isDue(copy, inUse, now)).ifPresent(copy -> publish(copy, now, out));
        }
    }

    private boolean isDue(HeldCopy copy, Predicate<AttemptId> inUse, Tick now) {
        boolean waitedLong = now.since(copy.since()).compareTo(lesserAfter) >= 0;
        return !copy.judgement().betterable() || (waitedLong && !inUse.test(copy.attempt()));
    }

    private void publish(HeldCopy copy, Tick now, List<CaptureAction> out) {
        if (betterThanStored(copy)) {
            copies.remove(copy);
            keeping = Optional.of(copy);
            remember(copy, now);
            out.add(new Keep(copy.attempt(), news.path(copy)));
        } else {
            discard(copy, out);
        }
    }

    private Optional<HeldCopy> best() {
        return copies.stream().max(BY_WORTH);
    }

    private boolean betterThanStored(HeldCopy copy) {
        return Stream.concat(storedLesser.stream(), accepted.stream().map(HeldCopy::kind))
                .allMatch(held -> held.compareTo(copy.kind()) > 0);
    }

    /** Takes the end of a publishing in: the copy, unless no such end is awaited. */
    Optional<HeldCopy> keepEnded(AttemptId attempt) {
        Optional<HeldCopy> ended = Stream.concat(keeping.stream(), accepted.stream())
                .filter(copy -> copy.attempt().equals(attempt))
                .findFirst();
        ended.ifPresent(copy -> {
            accepted.remove(copy);
            keeping = keeping.filter(kept -> !kept.equals(copy));
        });
        return ended;
    }

    /** The store will publish it in its own time; a better one need not wait for that. */
    void accepted(HeldCopy copy) {
        accepted.add(copy);
    }

    /** Whether the store has yet to say that a copy in its care is stored. */
    boolean awaitsStore() {
        return !accepted.isEmpty();
    }

    void stored(HeldCopy copy) {
        if (copy.kind() != SegmentKind.FULL && betterThanStored(copy)) {
            storedLesser = Optional.of(copy.kind());
        }
    }

    /** Publishing failed: what was published in vain must be fetched again, unless as good a copy is at hand. */
    void keepFailed(HeldCopy failed) {
        twins.forget(failed.hash(), named);
        full = false;
        nothingBetter = copies.stream().anyMatch(copy -> !copy.judgement().betterable());
    }

    /** What becomes of the slot if nothing more comes; empty if nothing of it is stored or will be. */
    Optional<Closing> closing() {
        if (accepted.stream().anyMatch(copy -> storedLesser.isEmpty() || copy.kind() == SegmentKind.FULL)) {
            return Optional.of(Closing.ACCEPTED);
        }
        return storedLesser.map(kind -> kind == SegmentKind.SUSPECT ? Closing.STORED_SUSPECT : Closing.STORED_PARTIAL);
    }

    // --- what waits

    /** The longest that may be continued from this source. */
    Optional<AttemptId> resumable(Source source) {
        return copies.stream()
                .filter(copy -> copy.facts().resumable()
                        && copy.source().segment().uri().equals(source.segment().uri()))
                .max(Comparator.comparingLong(copy -> copy.facts().bodyBytes()))
                .map(HeldCopy::attempt);
    }

    /** Its decision is made, or its bytes went into another's draft. */
    void remove(AttemptId attempt) {
        copies.removeIf(copy -> copy.attempt().equals(attempt));
    }

    /** Throws away what is worse than {@link #ENOUGH} others, but for what is in use. */
    void dropWorse(Predicate<AttemptId> inUse, List<CaptureAction> out) {
        while (copies.size() > ENOUGH) {
            HeldCopy worst = copies.stream()
                    .filter(copy -> !inUse.test(copy.attempt()))
                    .min(BY_WORTH)
                    .orElseThrow();
            discard(worst, out);
        }
    }

    private void discard(HeldCopy copy, List<CaptureAction> out) {
        copies.remove(copy);
        out.add(new Discard(copy.attempt()));
    }

    void discardAll(List<CaptureAction> out) {
        copies.forEach(copy -> out.add(new Discard(copy.attempt())));
        copies.clear();
    }

    void addTo(Earliest earliest) {
        copies.forEach(copy -> earliest.add(copy.since().plus(lesserAfter)));
    }
}
