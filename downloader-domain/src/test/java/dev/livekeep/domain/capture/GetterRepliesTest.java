package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.time.Tick;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one segment makes of replies of the store and of downloads: failed, late, double, or after its end. */
class GetterRepliesTest {
    private static final DownloadResult NO_SPACE = new DownloadResult.StoreFailed("no space left", true);
    private static final KeepResult KEEP_FAILED = new KeepResult.Failed("store", "disk error", false);

    private final GetterStage stage = new GetterStage().forgetting();

    @Test
    void failedKeepIsFetchedAgain() {
        stage.received(1, Bodies.full("ab")).keepEnded(1, KEEP_FAILED).passes(2);

        assertThat(stage.done())
                .containsExactly(
                        "0 s ended 1 RECEIVED",
                        "0 s keep 1 full",
                        "0 s keep failed: disk error",
                        "2 s download 2 a:1.ts SECOND",
                        "2 s started 2");
    }

    @Test
    void copyThatWasThereIsNotToldAsStored() {
        stage.received(1, Bodies.full("ab")).forgetting();

        stage.keepEnded(1, new KeepResult.AlreadyThere());

        assertThat(stage.done()).containsExactly("0 s closed ALREADY_THERE");
    }

    @Test
    void keepThatEndsAfterTheGetterIsToldAndClosesNothing() {
        stage.received(1, Bodies.full("ab")).present(false).forgetting();

        stage.kept(1);

        assertThat(stage.done()).containsExactly("0 s stored full");
    }

    @Test
    void keepThatFailsAfterTheGetterIsTold() {
        stage.received(1, Bodies.full("ab")).givenUp("backlog").forgetting();

        stage.keepEnded(1, KEEP_FAILED).passes(60);

        assertThat(stage.done()).containsExactly("0 s keep failed: disk error");
    }

    @Test
    void doubleReplyOfAKeepIsIgnored() {
        stage.received(1, Bodies.full("ab")).kept(1).forgetting();

        stage.kept(1).keepEnded(1, KEEP_FAILED);

        assertThat(stage.done()).isEmpty();
    }

    @Test
    void replyOfAKeepThatIsNotAwaitedIsIgnored() {
        stage.received(1, Bodies.full("ab")).forgetting();

        stage.kept(7);
        assertThat(stage.done()).isEmpty();

        stage.kept(1);
        assertThat(stage.done()).hasSize(2);
    }

    @Test
    void lateAndDoubleRepliesOfDownloadsDiscardTheirDrafts() {
        stage.received(1, Bodies.full("ab")).kept(1).forgetting();

        stage.received(1, Bodies.full("ab")).received(9, Bodies.cut("x")).noAnswer(1, "late");

        assertThat(stage.done()).containsExactly("0 s discard 1", "0 s discard 9");
    }

    @Test
    void cancelledDownloadThatOutlivesTheGetterDiscardsItsDraftAndIsToldToEnd() {
        stage.present(false);
        assertThat(stage.done()).containsExactly("0 s cancel 1", "0 s closed ALREADY_THERE");

        stage.received(1, Bodies.cut("x"));
        assertThat(stage.done()).containsExactly("0 s ended 1 CANCELLED: reset", "0 s discard 1");
    }

    @Test
    void tombstoneIsTheReasonOfItsEnd() {
        stage.present(true).present(false);

        assertThat(stage.done()).containsExactly("0 s cancel 1", "0 s closed ALREADY_THERE: tombstoned");
    }

    @Test
    void fullStoreIsNoFaultOfTheSourceAndTriedAgainAsSoonAsThereIsAPlace() {
        stage.ended(1, NO_SPACE);

        assertThat(stage.done())
                .containsExactly(
                        "0 s ended 1 STORE_FAILED: no space left", "0 s download 2 a:1.ts FIRST", "0 s started 2");
    }

    @Test
    void storeThatFailsIsTriedAgain() {
        stage.ended(1, new DownloadResult.StoreFailed("input/output error", false))
                .passes(2)
                .stop()
                .noAnswer(2, "cancelled");

        assertThat(stage.done())
                .containsExactly(
                        "0 s ended 1 STORE_FAILED: input/output error",
                        "2 s download 2 a:1.ts SECOND",
                        "2 s started 2",
                        "2 s cancel 2",
                        "2 s ended 2 CANCELLED: cancelled",
                        "2 s closed GIVEN_UP: input/output error");
    }

    @Test
    void nothingIsAwaitedOnceItIsClosed() {
        stage.received(1, Bodies.full("ab")).kept(1).forgetting();

        stage.stop().givenUp("backlog").present(true).paused().othersWait().passes(3600);

        assertThat(stage.done()).isEmpty();
        assertThat(List.of(stage.getter.wakeAt(new Tick(0)))).allMatch(wake -> wake.isEmpty());
    }
}
