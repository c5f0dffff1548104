package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.time.Tick;

/** An ended attempt whose draft waits for a decision, or is being published. */
record HeldCopy(AttemptId attempt, Source source, BodyFacts facts, Judgement judgement, Tick since) {
    SegmentHash hash() {
        return facts.hash();
    }

    SegmentKind kind() {
        return judgement.kind();
    }
}
