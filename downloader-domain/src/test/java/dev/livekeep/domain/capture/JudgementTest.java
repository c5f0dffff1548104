package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.media.MediaVerdict;
import dev.livekeep.domain.source.EndProof;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Honest kinds (design §3, law 9). */
class JudgementTest {
    private static final Duration SLOW = Duration.ofSeconds(59);

    private static BodyFacts body() {
        return Bodies.full("bytes");
    }

    private static Judgement judged(BodyFacts facts) {
        return Judgement.of(facts, "", false, false, SLOW);
    }

    private static Judgement confirmed(BodyFacts facts) {
        return Judgement.of(facts, "", false, true, SLOW);
    }

    private static Judgement suspect(String reason, boolean betterable) {
        return new Judgement(SegmentKind.SUSPECT, reason, betterable);
    }

    private static final Judgement FULL = new Judgement(SegmentKind.FULL, "", false);

    @ParameterizedTest
    @EnumSource(value = EndProof.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void anyProofMakesAFullCopy(EndProof proof) {
        assertThat(judged(Bodies.proof(body(), proof))).isEqualTo(FULL);
    }

    @Test
    void withoutAProofItIsSuspectAndAnotherTryIsWorthIt() {
        assertThat(judged(Bodies.unproven("x"))).isEqualTo(suspect("nothing proves that the body is complete", true));
    }

    @Test
    void sameBytesTwiceDoNotStandInForAProof() {
        assertThat(confirmed(Bodies.unproven("x")))
                .isEqualTo(suspect("nothing proves that the body is complete", false));
    }

    @Test
    void cutBodyIsPartialWhateverElseHolds() {
        assertThat(judged(Bodies.cut("x"))).isEqualTo(new Judgement(SegmentKind.PARTIAL, "reset", true));
        assertThat(Judgement.of(Bodies.cut("x"), "clock not trusted", true, true, SLOW))
                .isEqualTo(new Judgement(SegmentKind.PARTIAL, "reset", true));
    }

    @Test
    void emptyBodyIsSuspectHoweverOftenItCameAndCanAlwaysBeBettered() {
        assertThat(judged(Bodies.empty())).isEqualTo(suspect("empty body", true));
        assertThat(confirmed(Bodies.empty())).isEqualTo(suspect("empty body", true));
    }

    @ParameterizedTest
    @CsvSource({
        "200, false, LENGTH, FULL",
        "206, false, LENGTH, SUSPECT",
        "203, false, LENGTH, SUSPECT",
        "206, true, LENGTH, FULL",
        "200, true, LENGTH, SUSPECT",
        "200, false, CHAIN, FULL",
        "206, false, CHAIN, FULL",
        "206, false, MEDIA, SUSPECT",
    })
    void statusMustBeTheOneThatWasAskedFor(int status, boolean ranged, EndProof proof, SegmentKind kind) {
        BodyFacts facts = Bodies.status(Bodies.proof(body(), proof), status);

        Judgement judgement = Judgement.of(facts, "", ranged, false, SLOW);

        assertThat(judgement.kind()).isEqualTo(kind);
        assertThat(judgement.reason()).isEqualTo(kind == SegmentKind.FULL ? "" : "status " + status);
        assertThat(judgement.betterable()).isEqualTo(kind != SegmentKind.FULL);
    }

    @Test
    void wrongStatusStaysSuspectWhenItComesTwice() {
        assertThat(confirmed(Bodies.status(body(), 206))).isEqualTo(suspect("status 206", false));
    }

    @Test
    void brokenMediaIsSuspectUnlessTheSameBytesCameTwice() {
        assertThat(judged(Bodies.broken("x"))).isEqualTo(suspect("sync lost", true));
        assertThat(confirmed(Bodies.broken("x"))).isEqualTo(FULL);
    }

    @Test
    void unknownMediaIsNoReasonForSuspicion() {
        MediaVerdict unknown = new MediaVerdict(MediaVerdict.Shape.UNKNOWN, true, "");

        assertThat(judged(Bodies.media(body(), unknown))).isEqualTo(FULL);
    }

    @Test
    void slowBodyIsSuspectFromFiftyNineSecondsUnlessTheSameBytesCameTwice() {
        BodyFacts slow = Bodies.took(body(), SLOW);

        assertThat(judged(Bodies.took(body(), SLOW.minusNanos(1)))).isEqualTo(FULL);
        assertThat(judged(slow)).isEqualTo(suspect("took 59 s", true));
        assertThat(confirmed(slow)).isEqualTo(FULL);
    }

    @Test
    void doubtedListingAllowsNoFullCopyAndNoFetchCanChangeThat() {
        assertThat(Judgement.of(body(), "clock not trusted", false, false, SLOW))
                .isEqualTo(suspect("clock not trusted", false));
        assertThat(Judgement.of(body(), "clock not trusted", false, true, SLOW))
                .isEqualTo(suspect("clock not trusted", false));
    }

    @Test
    void whatAnotherTryCanCureComesBeforeTheDoubt() {
        assertThat(Judgement.of(Bodies.broken("x"), "clock not trusted", false, false, SLOW))
                .isEqualTo(suspect("sync lost", true));
    }
}
