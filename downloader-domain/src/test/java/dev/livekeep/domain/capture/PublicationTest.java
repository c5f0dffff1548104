package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of one segment is published, as what, and when (design §2). */
class PublicationTest {
    private static final DownloadResult NO_SPACE = new DownloadResult.StoreFailed("no space left", true);
    private static final KeepResult KEEP_FAILED = new KeepResult.Failed("disk error", false);

    private final GetterStage stage = new GetterStage().forgetting();

    @Test
    void cutBodyIsContinuedAndItsDraftIsUsedUp() {
        stage.received(1, Bodies.cut("ab"))
                .passes(2)
                .received(2, Bodies.resumed(Bodies.full("abc")))
                .kept(2);

        assertThat(stage.done())
                .containsExactly(
                        "0 s ended 1 CUT: reset",
                        "2 s download 2 a:1.ts SECOND resuming 1",
                        "2 s started 2",
                        "2 s ended 2 RECEIVED",
                        "2 s keep 2 full",
                        "2 s stored full",
                        "2 s closed STORED_FULL");
    }

    @Test
    void longestDraftIsContinued() {
        stage.received(1, Bodies.cut("abc"))
                .passes(2)
                .received(2, Bodies.cut("a"))
                .passes(2);

        assertThat(stage.done()).contains("4 s download 3 a:1.ts SECOND resuming 1");
    }

    @Test
    void draftThatCannotBeContinuedIsNot() {
        stage.received(1, Bodies.notResumable(Bodies.cut("abc"))).passes(2);

        assertThat(stage.done()).contains("2 s download 2 a:1.ts SECOND");
    }

    @Test
    void draftOfAnotherAddressIsNotContinued() {
        stage.received(1, Bodies.cut("abc")).listed(Listings.listing("b", 1));

        assertThat(stage.done()).contains("0 s download 2 b:1.ts SECOND");
    }

    @Test
    void cutBodyWaitsForABetterOneForThirtySecondsAtMost() {
        stage.received(1, Bodies.notResumable(Bodies.cut("ab"))).passes(2).forgetting();
        busy(2, 27);
        assertThat(stage.done()).noneMatch(line -> line.contains("keep"));

        busy(2, 1);

        assertThat(stage.done()).containsExactly("30 s keep 1 partial");
    }

    @Test
    void suspectBodyWaitsForABetterOneForThirtySecondsAtMost() {
        stage.received(1, Bodies.unproven("ab")).passes(2).forgetting();
        busy(2, 27);
        assertThat(stage.done()).noneMatch(line -> line.contains("keep"));

        busy(2, 1);

        assertThat(stage.done()).containsExactly("30 s keep 1 suspect");
    }

    /** The attempt goes on without another beside it: the store keeps it waiting. */
    private void busy(long attempt, int seconds) {
        for (int second = 0; second < seconds; second++) {
            stage.heldUp(attempt).passes(1);
        }
    }

    @Test
    void draftThatIsBeingContinuedIsNotPublished() {
        stage.received(1, Bodies.cut("ab")).passes(2).forgetting();
        busy(2, 40);

        assertThat(stage.done()).isEmpty();
    }

    @Test
    void lesserCopyIsStoredAndFetchingGoesOn() {
        stage.received(1, Bodies.notResumable(Bodies.cut("ab"))).passes(2);
        busy(2, 28);
        stage.kept(1).received(2, Bodies.full("abc")).kept(2);

        assertThat(stage.done())
                .containsSubsequence(
                        "30 s keep 1 partial",
                        "30 s stored partial",
                        "30 s ended 2 RECEIVED",
                        "30 s keep 2 full",
                        "30 s stored full",
                        "30 s closed STORED_FULL");
    }

    @Test
    void whatCameIsPublishedAtAStop() {
        stage.received(1, Bodies.cut("ab")).stop().kept(1);
        assertThat(stage.done()).contains("0 s closed STORED_PARTIAL: reset");
    }

    @Test
    void secondPartialIsDiscardedWhenOneIsStored() {
        storedPartial();

        stage.received(2, Bodies.cut("abcd")).stop();

        assertThat(stage.done())
                .containsExactly("30 s ended 2 CUT: reset", "30 s discard 2", "30 s closed STORED_PARTIAL: reset");
    }

    @Test
    void suspectIsStoredBesideAPartial() {
        storedPartial();

        stage.received(2, Bodies.unproven("abcd")).stop().kept(2);

        assertThat(stage.done())
                .containsExactly(
                        "30 s ended 2 RECEIVED",
                        "30 s keep 2 suspect",
                        "30 s stored suspect",
                        "30 s closed STORED_SUSPECT: nothing proves that the body is complete");
    }

    @Test
    void partialIsNotStoredBesideASuspect() {
        stage.received(1, Bodies.unproven("abc")).passes(2);
        busy(2, 28);
        stage.kept(1).forgetting();

        stage.received(2, Bodies.cut("abcd")).stop();

        assertThat(stage.done())
                .containsExactly("30 s ended 2 CUT: reset", "30 s discard 2", "30 s closed STORED_SUSPECT: reset");
    }

    private void storedPartial() {
        stage.received(1, Bodies.notResumable(Bodies.cut("ab"))).passes(2);
        busy(2, 28);
        stage.kept(1).forgetting();
    }

    @Test
    void sameBytesOverAnotherConnectionMakeItFull() {
        stage.received(1, Bodies.broken("ab"))
                .passes(2)
                .received(2, Bodies.broken("ab"))
                .kept(2);

        assertThat(stage.done())
                .containsExactly(
                        "0 s ended 1 RECEIVED",
                        "2 s download 2 a:1.ts SECOND",
                        "2 s started 2",
                        "2 s ended 2 RECEIVED",
                        "2 s keep 2 full",
                        "2 s stored full",
                        "2 s discard 1",
                        "2 s closed STORED_FULL");
    }

    @Test
    void otherBytesInBetweenDoNotMatter() {
        stage.received(1, Bodies.broken("ab"))
                .passes(2)
                .received(2, Bodies.broken("xy"))
                .passes(2)
                .forgetting();

        stage.received(3, Bodies.broken("ab"));

        assertThat(stage.done()).contains("4 s keep 3 full");
    }

    @Test
    void sameBytesThatWereCutConfirmNothing() {
        stage.received(1, Bodies.cut("ab")).passes(2).received(2, Bodies.broken("ab"));

        assertThat(stage.done()).noneMatch(line -> line.contains("full"));
    }

    @Test
    void unprovenBytesThatCameTwiceArePublishedAtOnceAsSuspect() {
        stage.received(1, Bodies.unproven("ab")).passes(2).forgetting();

        stage.received(2, Bodies.unproven("ab")).kept(1);

        assertThat(stage.done())
                .containsExactly(
                        "2 s ended 2 RECEIVED",
                        "2 s keep 1 suspect",
                        "2 s stored suspect",
                        "2 s discard 2",
                        "2 s closed STORED_SUSPECT: nothing proves that the body is complete");
    }

    @Test
    void doubtedListingIsPublishedAsSuspectAtOnceAndNotFetchedAgain() {
        GetterStage doubted = new GetterStage(Listings.doubted("a", 1, "clock not trusted")).forgetting();

        doubted.received(1, Bodies.full("ab")).kept(1).passes(3600);

        assertThat(doubted.done())
                .containsExactly(
                        "0 s ended 1 RECEIVED",
                        "0 s keep 1 suspect",
                        "0 s stored suspect",
                        "0 s closed STORED_SUSPECT: clock not trusted");
    }

    @Test
    void onlyTheBestAndOneMoreAreHeld() {
        stage.received(1, Bodies.cut("a"))
                .passes(2)
                .received(2, Bodies.unproven("x"))
                .passes(2)
                .forgetting();

        stage.received(3, Bodies.cut("ab"));

        assertThat(stage.done()).containsExactly("4 s ended 3 CUT: reset", "4 s discard 1");
    }

    @Test
    void oneKeepIsInFlightAtATime() {
        stage.received(1, Bodies.notResumable(Bodies.cut("ab"))).passes(2);
        busy(2, 28);
        stage.forgetting();

        stage.received(2, Bodies.full("abc"));
        assertThat(stage.done()).containsExactly("30 s ended 2 RECEIVED");

        stage.kept(1);
        assertThat(stage.done()).containsExactly("30 s stored partial", "30 s keep 2 full");
    }

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
    void failedKeepOfALesserCopyDoesNotFetchWhatIsAtHand() {
        stage.received(1, Bodies.notResumable(Bodies.cut("ab"))).passes(2);
        busy(2, 28);
        stage.received(2, Bodies.full("abc")).forgetting();

        stage.keepEnded(1, KEEP_FAILED).passes(60);

        assertThat(stage.done()).containsExactly("30 s keep failed: disk error", "30 s keep 2 full");
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
    void storeThatFailsIsTriedAgain() {
        stage.ended(1, NO_SPACE).passes(2).stop().noAnswer(2, "cancelled");

        assertThat(stage.done())
                .containsExactly(
                        "0 s ended 1 STORE_FAILED: no space left",
                        "2 s download 2 a:1.ts SECOND",
                        "2 s started 2",
                        "2 s cancel 2",
                        "2 s ended 2 CANCELLED: cancelled",
                        "2 s closed GIVEN_UP: no space left");
    }

    @Test
    void playlistsAreRecordedWithEachCopyThatIsNotPartial() {
        CaptureAction.PlaylistText text = new CaptureAction.PlaylistText(Instant.EPOCH, "#EXTM3U");
        Listing remembering = Listings.remembered(Listings.listing("a", 1), text);
        GetterStage full = new GetterStage(remembering).forgetting();
        GetterStage partial = new GetterStage(remembering).forgetting();

        full.received(1, Bodies.full("ab")).kept(1);
        partial.received(1, Bodies.cut("ab")).stop().kept(1);

        assertThat(full.done()).contains("0 s record playlists of full");
        assertThat(partial.done()).noneMatch(line -> line.contains("record"));
        assertThat(full.playlistsRecorded()).containsExactly(text);
    }

    @Test
    void bytesThatAnotherSessionStoredUnderAnotherDateAreThere() {
        Twins twins = new Twins(Duration.ofSeconds(5), Duration.ofMinutes(15));
        GetterStage other =
                new GetterStage(Listings.dated("b", 1, Listings.start(1).plusMillis(300)), twins);
        GetterStage late = new GetterStage(Listings.listing("a", 1), twins).forgetting();
        other.received(1, Bodies.full("ab")).kept(1);

        late.received(1, Bodies.full("ab"));

        assertThat(late.done())
                .containsExactly(
                        "0 s ended 1 RECEIVED",
                        "0 s discard 1",
                        "0 s closed ALREADY_THERE: same bytes as a copy from another session");
    }

    @Test
    void howFarBehindItWasStoredCountsFromTheEndOfTheSegment() {
        stage.passes(3).received(1, Bodies.full("ab")).kept(1);

        assertThat(stage.stored().behind()).isEqualTo(Duration.ofSeconds(3));
        assertThat(stage.stored().bodyBytes()).isEqualTo(2);
    }

    @Test
    void nothingIsAwaitedOnceItIsClosed() {
        stage.received(1, Bodies.full("ab")).kept(1).forgetting();

        stage.stop().givenUp("backlog").present(true).paused().othersWait().passes(3600);

        assertThat(stage.done()).isEmpty();
        assertThat(List.of(stage.getter.wakeAt(new Tick(0)))).allMatch(wake -> wake.isEmpty());
    }
}
