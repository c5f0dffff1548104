package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What becomes of a slot whose copy the store took into its care before it stored it. */
class AcceptedTest {
    private static final KeepResult ACCEPTED = new KeepResult.Accepted();
    private static final KeepResult KEEP_FAILED = new KeepResult.Failed("store", "disk error", false);

    private final GetterStage stage = new GetterStage().forgetting();

    @Test
    void slotWithAnAcceptedFullCopyStaysOpenUntilItIsStoredAndAsksForNothingMore() {
        stage.received(1, Bodies.full("x")).keepEnded(1, ACCEPTED).passes(7200).kept(1);

        assertThat(stage.done())
                .containsExactly(
                        "0 s ended 1 RECEIVED", "0 s keep 1 full", "7200 s stored full", "7200 s closed STORED_FULL");
    }

    @Test
    void acceptedPartialDoesNotKeepAFullCopyWaiting() {
        stage.received(1, Bodies.notResumable(Bodies.cut("ab"))).passes(30);
        stage.keepEnded(1, ACCEPTED).forgetting();

        stage.received(stage.last(), Bodies.full("abc")).kept(stage.last());

        assertThat(stage.done()).last().asString().endsWith("closed STORED_FULL");
    }

    @Test
    void copyThatIsStillInTheStoresCareSomeTimeAfterTheStopClosesItsSlotAsAccepted() {
        stage.received(1, Bodies.full("x")).keepEnded(1, ACCEPTED).forgetting();

        stage.stop().passes(1);
        assertThat(stage.done()).isEmpty();
        stage.passes(1);

        assertThat(stage.done()).containsExactly("2 s closed ACCEPTED");
    }

    @Test
    void acceptedCopyThatIsLostAfterAllIsFetchedAgain() {
        stage.received(1, Bodies.full("x")).keepEnded(1, ACCEPTED).forgetting();

        stage.keepEnded(1, KEEP_FAILED).passes(2);

        assertThat(stage.done()).contains("0 s keep failed: disk error", "2 s started 2");
    }
}
