package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What becomes of one slot when the recording is stopped. */
class GetterStopTest {
    private final GetterStage stage = new GetterStage();

    // --- what came is published

    @Test
    void stopInTheMiddleOfAnAttemptPublishesWhatCame() {
        stage.passes(5).forgetting();

        stage.stop()
                .received(2, Bodies.cut("abc"))
                .received(1, Bodies.cut("ab"))
                .kept(2);

        assertThat(stage.done())
                .containsExactly(
                        "5 s cancel 1",
                        "5 s cancel 2",
                        "5 s ended 2 CANCELLED: reset",
                        "5 s ended 1 CANCELLED: reset",
                        "5 s keep 2 partial",
                        "5 s stored partial",
                        "5 s discard 1",
                        "5 s closed STORED_PARTIAL: reset");
    }

    @Test
    void stopWhileACopyIsBeingPublishedWaitsForIt() {
        stage.received(1, Bodies.full("ab")).forgetting();

        stage.stop();
        assertThat(stage.done()).isEmpty();

        stage.kept(1);
        assertThat(stage.done()).containsExactly("0 s stored full", "0 s closed STORED_FULL");
    }

    @Test
    void stopBetweenAttemptsGivesUp() {
        stage.noAnswer(1, "reset").forgetting();

        stage.stop().passes(60);

        assertThat(stage.done()).containsExactly("0 s closed GIVEN_UP: reset");
    }

    @Test
    void stopWhenPublishingFailsGivesUp() {
        stage.received(1, Bodies.full("ab")).stop().forgetting();

        stage.keepEnded(1, new KeepResult.Failed("store", "disk error", true)).passes(60);

        assertThat(stage.done()).containsExactly("0 s keep failed: disk error", "0 s closed GIVEN_UP: disk error");
    }

    @Test
    void draftThatIsBeingContinuedIsPublishedOnceItsAttemptHasEnded() {
        GetterStage continued =
                new GetterStage().received(1, Bodies.cut("ab")).passes(2).stop().forgetting();
        GetterStage untouched =
                new GetterStage().received(1, Bodies.cut("ab")).passes(2).stop().forgetting();

        continued.received(2, Bodies.resumed(Bodies.cut("abc"))).kept(2);
        untouched.noAnswer(2, "cancelled").kept(1);

        assertThat(continued.done())
                .containsExactly(
                        "2 s ended 2 CANCELLED: reset",
                        "2 s keep 2 partial",
                        "2 s stored partial",
                        "2 s closed STORED_PARTIAL: reset");
        assertThat(untouched.done())
                .containsExactly(
                        "2 s ended 2 CANCELLED: cancelled",
                        "2 s keep 1 partial",
                        "2 s stored partial",
                        "2 s closed STORED_PARTIAL: reset");
    }

    @Test
    void whatCameIsPublishedAtAStop() {
        stage.received(1, Bodies.cut("ab")).stop().kept(1);
        assertThat(stage.done()).contains("0 s closed STORED_PARTIAL: reset");
    }

    // --- nothing came

    @Test
    void segmentOnlyJustRequestedIsNotFetched() {
        stage.passes(4).forgetting();

        stage.stop().noAnswer(1, "cancelled");

        assertThat(stage.done())
                .containsExactly("4 s cancel 1", "4 s ended 1 CANCELLED: cancelled", "4 s closed NOT_FETCHED: stopped");
    }

    @Test
    void segmentThatWaitsForAPlaceIsNotFetched() {
        GetterStage unasked = GetterStage.waiting().passes(100);

        unasked.stop();

        assertThat(unasked.done()).containsExactly("100 s closed NOT_FETCHED: stopped");
    }

    @Test
    void segmentThatHadTroubleBeforeIsGivenUpForThat() {
        stage.refused(1, 404).passes(1).forgetting();

        stage.stop().noAnswer(2, "cancelled");

        assertThat(stage.done()).last().asString().isEqualTo("1 s closed GIVEN_UP: answered 404");
    }

    @Test
    void segmentThatIsRefusedMeanwhileIsGivenUpForThat() {
        stage.stop().refused(1, 404);

        assertThat(stage.done()).last().asString().isEqualTo("0 s closed GIVEN_UP: answered 404");
    }

    @Test
    void segmentThatWasLongRequestedInVainIsGivenUp() {
        stage.channelIsFull().passes(5).forgetting();

        stage.stop().noAnswer(1, "cancelled");

        assertThat(stage.done()).last().asString().isEqualTo("5 s closed GIVEN_UP: no answer before the stop");
    }

    @Test
    void segmentWhoseSecondAttemptHadToBeReplacedIsGivenUp() {
        stage.passes(10).byteOf(1).forgetting();

        stage.stop().noAnswer(1, "cancelled").noAnswer(2, "cancelled").noAnswer(3, "cancelled");

        assertThat(stage.done()).contains("10 s closed GIVEN_UP: no answer before the stop");
    }

    /** Bytes came and could not be stored: that is a loss. */
    @Test
    void segmentThatTheStoreRefusedIsGivenUp() {
        stage.byteOf(1).stop().ended(1, new DownloadResult.StoreFailed("no space left", true));

        assertThat(stage.done()).last().asString().isEqualTo("0 s closed GIVEN_UP: no space left");
    }
}
