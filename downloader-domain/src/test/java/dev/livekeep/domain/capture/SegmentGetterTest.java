package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Contract §10 G: what one segment's getter does, and where we differ on purpose. Redirects (G7) are followed by the
 * source, out of sight of a getter.
 */
class SegmentGetterTest {
    private final GetterStage stage = new GetterStage();

    @Test
    void g1_oneAttemptWhileNothingIsSlowAndTheEndWhenAFullCopyIsStored() {
        stage.passes(3).received(1, Bodies.full("x")).passes(60).kept(1);

        assertThat(stage.done())
                .containsExactly(
                        "0 s download 1 a:1.ts FIRST",
                        "0 s started 1",
                        "3 s ended 1 RECEIVED",
                        "3 s keep 1 full",
                        "63 s stored full",
                        "63 s closed STORED_FULL");
    }

    /** We differ (design §4): 403 and 404 do not end it while the segment is listed, nor for 10 s after. */
    @Test
    void g1_refusedIsAskedAgainAfterOneTwoFourSecondsWhileListed() {
        stage.refused(1, 404)
                .passes(1)
                .refused(2, 403)
                .passes(2)
                .refused(3, 404)
                .passes(4);

        assertThat(stage.done())
                .containsExactly(
                        "0 s download 1 a:1.ts FIRST",
                        "0 s started 1",
                        "0 s ended 1 REFUSED: answered 404",
                        "1 s download 2 a:1.ts FIRST",
                        "1 s started 2",
                        "1 s ended 2 REFUSED: answered 403",
                        "3 s download 3 a:1.ts FIRST",
                        "3 s started 3",
                        "3 s ended 3 REFUSED: answered 404",
                        "7 s download 4 a:1.ts FIRST",
                        "7 s started 4");
    }

    /** We differ (design §4), as above. */
    @Test
    void g1_refusedIsGivenUpTenSecondsAfterItLeftThePlaylist() {
        stage.refused(1, 404).passes(1).refused(2, 404).forgetting();
        stage.unlisted(Listings.listing("a", 1))
                .passes(2)
                .refused(3, 410)
                .passes(4)
                .refused(4, 404)
                .forgetting();

        stage.passes(60);

        assertThat(stage.done()).containsExactly("11 s closed GIVEN_UP: answered 404");
    }

    @Test
    void g2_afterAFailureItWaitsTwoSeconds() {
        stage.noAnswer(1, "reset").passes(2);

        assertThat(stage.done())
                .containsExactly(
                        "0 s download 1 a:1.ts FIRST",
                        "0 s started 1",
                        "0 s ended 1 NO_ANSWER: reset",
                        "2 s download 2 a:1.ts SECOND",
                        "2 s started 2");
    }

    @Test
    void g2_theWaitIsSpread() {
        GetterStage spread = new GetterStage(
                Listings.listing("a", 1),
                new Twins(Duration.ZERO, Duration.ZERO),
                CapturePolicy.Getting.defaults(),
                wait -> wait.plusMillis(100));

        spread.noAnswer(1, "reset").forgetting().passes(3);

        assertThat(spread.done()).containsExactly("2100 ms download 2 a:1.ts SECOND", "2100 ms started 2");
    }

    @Test
    void g2_afterASoftTimeoutAnotherAttemptRunsBesideTheFirstAndBothMayFinish() {
        stage.passes(5)
                .received(2, Bodies.cut("x"))
                .received(1, Bodies.full("xyz"))
                .kept(1);

        assertThat(stage.done())
                .containsExactly(
                        "0 s download 1 a:1.ts FIRST",
                        "0 s started 1",
                        "5 s download 2 a:1.ts SECOND",
                        "5 s started 2",
                        "5 s ended 2 CUT: reset",
                        "5 s ended 1 RECEIVED",
                        "5 s keep 1 full",
                        "5 s stored full",
                        "5 s discard 2",
                        "5 s closed STORED_FULL");
    }

    /** We differ (design §2): one keep in flight, so the same copy is neither written nor counted twice. */
    @Test
    void g2_theSecondOfTwoWholeCopiesIsDiscarded() {
        stage.passes(5).forgetting();

        stage.received(2, Bodies.full("x")).received(1, Bodies.full("x")).kept(2);

        assertThat(stage.done())
                .containsExactly(
                        "5 s ended 2 RECEIVED",
                        "5 s cancel 1",
                        "5 s keep 2 full",
                        "5 s ended 1 RECEIVED",
                        "5 s stored full",
                        "5 s discard 1",
                        "5 s closed STORED_FULL");
    }

    @Test
    void g3_itGivesUpTwentyMinutesAfterItsStart() {
        GetterStage full =
                new GetterStage().channelIsFull().noAnswer(1, "reset").forgetting();

        full.passes(Duration.ofMinutes(20).minusMillis(1));
        assertThat(full.done()).isEmpty();

        full.passes(Duration.ofMillis(1));
        assertThat(full.done()).containsExactly("1200 s closed GIVEN_UP: reset");
    }

    @Test
    void g3_itGivesUpOnlyAfterAnAttempt() {
        stage.passes(1199).forgetting();

        stage.passes(10);
        assertThat(stage.done()).noneMatch(line -> line.contains("closed"));

        stage.noAnswer(1, "no body within 240 s").noAnswer(stage.last(), "reset");
        assertThat(stage.done()).last().asString().isEqualTo("1209 s closed GIVEN_UP: reset");
    }

    @Test
    void g3_itIsGivenUpWhileOthersHoldAllPlaces() {
        GetterStage waiting =
                new GetterStage().noAnswer(1, "reset").channelIsFull().forgetting();

        waiting.passes(Duration.ofMinutes(20));

        assertThat(waiting.done()).containsExactly("1200 s closed GIVEN_UP: reset");
    }

    @Test
    void g3_aLongLifeOfFailuresIsTriedLessAndLessOften() {
        stage.forgetting();
        for (int failure = 1; failure <= 100; failure++) {
            stage.noAnswer(failure, "reset").passes(failure < 10 ? 2 : Math.min(20, 2 * (1 + failure / 10)));
        }

        assertThat(stage.last()).isEqualTo(101);
    }

    /** 5xx and the like: the performer reports no answer, and there is no draft. */
    @Test
    void g4_anyOtherStatusIsAFailureWithoutAFile() {
        stage.forgetting();

        stage.noAnswer(1, "answered 500").passes(2).stop().noAnswer(2, "answered 503");

        assertThat(stage.done())
                .containsExactly(
                        "0 s ended 1 NO_ANSWER: answered 500",
                        "2 s download 2 a:1.ts SECOND",
                        "2 s started 2",
                        "2 s cancel 2",
                        "2 s ended 2 CANCELLED: answered 503",
                        "2 s closed GIVEN_UP: answered 500");
    }

    /** Whether a file is opened is the performer's; here: without good headers there is none to decide about. */
    @Test
    void g5_withoutGoodHeadersThereIsNothingToKeepOrDiscard() {
        stage.refused(1, 403)
                .passes(1)
                .noAnswer(2, "answered 500")
                .passes(2)
                .noAnswer(3, "reset")
                .stop();

        assertThat(stage.done()).noneMatch(line -> line.contains("keep") || line.contains("discard"));
    }

    @Test
    void g6_anErrorAfterOpeningLeavesAPartial() {
        stage.received(1, Bodies.cut("ab")).forgetting();

        stage.stop().kept(1);

        assertThat(stage.done())
                .containsExactly("0 s keep 1 partial", "0 s stored partial", "0 s closed STORED_PARTIAL: reset");
    }

    /** {@code latest_segment} follows these events (adapter-metrics). */
    @Test
    void g8_fullAndSuspectCopiesAreToldWithTheStartOfTheSegment() {
        GetterStage suspect = new GetterStage(Listings.doubted("a", 3, "clock not trusted"));

        stage.received(1, Bodies.full("ab")).kept(1);
        suspect.received(1, Bodies.full("ab")).kept(1);

        assertThat(stage.stored().path().name().start()).isEqualTo(Listings.start(1));
        assertThat(suspect.stored().path().name().start()).isEqualTo(Listings.start(3));
    }
}
