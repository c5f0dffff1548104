package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.source.EndProof;
import java.time.Duration;

/**
 * What a body may be called (design §3, law 9).
 *
 * @param kind as what it may be published
 * @param reason why not as full, or empty
 * @param betterable whether fetching it again can lead to a better copy
 */
record Judgement(SegmentKind kind, String reason, boolean betterable) {

    /**
     * Judges a body.
     *
     * @param doubt why its listing allows no full copy, or empty
     * @param ranged whether part of a resource was asked for, so that 206 is the right answer
     * @param confirmed whether the same bytes came before over another connection, which outranks the media check and
     *     slowness
     */
    static Judgement of(BodyFacts facts, String doubt, boolean ranged, boolean confirmed, Duration slow) {
        if (!facts.complete()) {
            return new Judgement(SegmentKind.PARTIAL, facts.trouble(), true);
        }
        if (facts.bodyBytes() == 0) {
            return suspect("empty body", false);
        }
        if (facts.proof() == EndProof.NONE) {
            return suspect("nothing proves that the body is complete", confirmed);
        }
        if (facts.proof() != EndProof.CHAIN && facts.status() != (ranged ? 206 : 200)) {
            return suspect("status " + facts.status(), confirmed);
        }
        if (!confirmed && !facts.media().whole()) {
            return suspect(facts.media().reason(), false);
        }
        if (!confirmed && facts.elapsed().compareTo(slow) >= 0) {
            return suspect("took " + facts.elapsed().toSeconds() + " s", false);
        }
        return doubt.isEmpty()
                ? new Judgement(SegmentKind.FULL, "", false)
                : new Judgement(SegmentKind.SUSPECT, doubt, false);
    }

    private static Judgement suspect(String reason, boolean confirmed) {
        return new Judgement(SegmentKind.SUSPECT, reason, !confirmed);
    }
}
