package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.SegmentHash;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/** Judges the bodies of one slot, and remembers whose bytes came before over another connection. */
final class BodyJudge {
    private static final int REMEMBERED = 8;

    private final String doubt;
    private final Duration slow;
    private final Set<SegmentHash> seen = new LinkedHashSet<>();

    BodyJudge(String doubt, Duration slow) {
        this.doubt = doubt;
        this.slow = slow;
    }

    Judgement judge(BodyFacts facts, Source source) {
        boolean confirmed = facts.complete() && !firstSeen(facts.hash());
        return Judgement.of(facts, doubt, source.segment().byteRange().isPresent(), confirmed, slow);
    }

    private boolean firstSeen(SegmentHash hash) {
        boolean isNew = seen.add(hash);
        if (seen.size() > REMEMBERED) {
            seen.remove(seen.iterator().next());
        }
        return isNew;
    }

    /** A whole copy came, if not above suspicion. */
    boolean sawWhole() {
        return !seen.isEmpty();
    }
}
