package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.capture.CaptureAction.Discard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The drafts of one slot that wait for a decision. */
final class HeldCopies {
    /** Enough lesser ones: the best to publish and the best to continue. */
    private static final int ENOUGH = 2;

    private static final Comparator<HeldCopy> BY_WORTH = Comparator.<HeldCopy, SegmentKind>comparing(
                    HeldCopy::kind, Comparator.reverseOrder())
            .thenComparingLong(copy -> copy.facts().fileBytes());

    private final List<HeldCopy> copies = new ArrayList<>();

    void add(HeldCopy copy) {
        copies.add(copy);
    }

    Optional<HeldCopy> best() {
        return copies.stream().max(BY_WORTH);
    }

    /** Whether one is at hand that fetching cannot better. */
    boolean anyUnbetterable() {
        return copies.stream().anyMatch(copy -> !copy.judgement().betterable());
    }

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

    void discard(HeldCopy copy, List<CaptureAction> out) {
        copies.remove(copy);
        out.add(new Discard(copy.attempt()));
    }

    void discardAll(List<CaptureAction> out) {
        copies.forEach(copy -> out.add(new Discard(copy.attempt())));
        copies.clear();
    }

    void addTo(Earliest earliest, Duration publishAfter) {
        copies.forEach(copy -> earliest.add(copy.since().plus(publishAfter)));
    }
}
