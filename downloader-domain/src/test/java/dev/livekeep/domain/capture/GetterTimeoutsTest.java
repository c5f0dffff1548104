package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.source.ClientRole;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Contract §10 T for one segment: what is slow, what runs beside it and through which client, and places. */
class GetterTimeoutsTest {
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
    void w11_afterAnyFailureTheOtherClientIsUsed() {
        assertThat(stage.lastDownload().client()).isEqualTo(ClientRole.FIRST);

        stage.noAnswer(1, "reset").passes(2);

        assertThat(stage.lastDownload().client()).isEqualTo(ClientRole.SECOND);
    }

    @Test
    void w11_oneBesideTheFirstUsesTheClientThatTheFirstDoesNot() {
        stage.noAnswer(1, "reset").passes(2).passes(5);

        assertThat(stage.lastDownload().client()).isEqualTo(ClientRole.FIRST);
    }

    @Test
    void replacedAttemptIsToldToEndAndItsDraftDiscarded() {
        stage.passes(10).forgetting();

        stage.received(2, Bodies.cut("ab")).received(2, Bodies.cut("ab"));

        assertThat(stage.done()).containsExactly("10 s ended 2 CANCELLED: reset", "10 s discard 2", "10 s discard 2");
    }

    @Test
    void attemptThatNeverGotItsPlaceIsToldNeitherToBeginNorToEnd() {
        GetterStage queued = queued().forgetting();

        queued.stop().noAnswer(2, "cancelled");

        assertThat(queued.done()).containsExactly("2 s cancel 2", "2 s closed GIVEN_UP: reset");
    }

    /** Its second attempt waits for a place in the process. */
    private static GetterStage queued() {
        return new GetterStage().noAnswer(1, "reset").processIsFull().passes(2);
    }

    @Test
    void clockStartsWithThePlace() {
        GetterStage queued = queued().passes(100).forgetting();

        queued.started(2).started(2).passes(5);

        assertThat(queued.done()).containsExactly("102 s started 2", "107 s download 3 a:1.ts FIRST");
    }

    @Test
    void silentAttemptGivesItsPlaceUpAfterTenSecondsWhenOthersWait() {
        stage.channelIsFull().passes(Duration.ofMillis(9999)).othersWait().forgetting();

        stage.passes(Duration.ofMillis(1)).othersWait().othersWait();

        assertThat(stage.done()).containsExactly("10 s cancel 1");
    }

    @Test
    void pauseGivesFiveSecondsAndNoHedgeForTen() {
        stage.passes(4).paused().forgetting();

        stage.passes(10);

        assertThat(stage.done()).containsExactly("14 s download 2 a:1.ts SECOND", "14 s started 2");
    }

    @Test
    void pauseDoesNotShortenTheWaitAfterAFailure() {
        CapturePolicy.Getting usual = CapturePolicy.Getting.defaults();
        GetterStage slow = new GetterStage(
                Listings.listing("a", 1),
                new Twins(Duration.ZERO, Duration.ZERO),
                usual,
                wait -> Duration.ofSeconds(60));
        slow.passes(5).noAnswer(2, "reset").paused().forgetting();

        slow.passes(60);

        assertThat(slow.done()).containsExactly("65 s download 3 a:1.ts SECOND", "65 s started 3");
    }
}
