package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The numbered statements of contract §10 that show in one segment, and where we differ from them on purpose. */
class SegmentGetterTest {
    private final GetterStage stage = new GetterStage();

    @Test
    void t1_atTheSoftTimeWorkBesideTheFirstBeginsAndTheFirstGoesOn() {
        stage.passes(4);
        assertThat(stage.done()).containsExactly("0 s download 1 a:1.ts FIRST", "0 s started 1");

        stage.passes(1);
        assertThat(stage.done()).containsExactly("5 s download 2 a:1.ts SECOND", "5 s started 2");
    }

    @Test
    void t2_theHardTimesGoWithTheDownload() {
        assertThat(stage.lastDownload().deadlines())
                .isEqualTo(new CaptureAction.Deadlines(Duration.ofSeconds(60), Duration.ofSeconds(240)));
    }

    @Test
    void t2_anAttemptEndedAtItsHardTimeIsAFailureLikeAnyOther() {
        stage.passes(5).forgetting();

        stage.noAnswer(1, "no headers within 60 s").noAnswer(2, "reset").passes(10);

        assertThat(stage.done())
                .containsExactly(
                        "5 s ended 1 NO_ANSWER: no headers within 60 s",
                        "5 s ended 2 NO_ANSWER: reset",
                        "7 s download 3 a:1.ts SECOND",
                        "7 s started 3",
                        "12 s download 4 a:1.ts FIRST",
                        "12 s started 4");
    }

    @Test
    void t3_finishingEarlierCancelsBoth() {
        stage.received(1, Bodies.full("x")).kept(1).forgetting();

        stage.passes(3600);

        assertThat(stage.done()).isEmpty();
        assertThat(stage.getter.wakeAt(stage.now())).isEmpty();
    }

    @Test
    void t4_silenceAndTheWholeFetchAreTimedSeparately() {
        for (int second = 0; second < 14; second++) {
            stage.passes(1).byteOf(1);
        }
        stage.forgetting();

        stage.passes(1);

        assertThat(stage.done()).containsExactly("15 s download 2 a:1.ts SECOND", "15 s started 2");
    }

    @Test
    void t4_silenceCountsFromTheLastByte() {
        stage.passes(4).byteOf(1).forgetting();

        stage.passes(Duration.ofMillis(4999));
        assertThat(stage.done()).isEmpty();

        stage.passes(Duration.ofMillis(1));
        assertThat(stage.done()).containsExactly("9 s download 2 a:1.ts SECOND", "9 s started 2");
    }

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
}
