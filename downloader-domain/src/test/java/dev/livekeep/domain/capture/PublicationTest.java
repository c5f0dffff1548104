package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What of one segment is published, as what, and when (design §2). */
class PublicationTest {
    private static final KeepResult KEEP_FAILED = new KeepResult.Failed("store", "disk error", false);

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
    void failedKeepOfALesserCopyDoesNotFetchWhatIsAtHand() {
        stage.received(1, Bodies.notResumable(Bodies.cut("ab"))).passes(2);
        busy(2, 28);
        stage.received(2, Bodies.full("abc")).forgetting();

        stage.keepEnded(1, KEEP_FAILED).passes(60);

        assertThat(stage.done()).containsExactly("30 s keep failed: disk error", "30 s keep 2 full");
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
    void howFarBehindItWasStoredCountsFromTheEndOfTheSegment() {
        stage.passes(3).received(1, Bodies.full("ab")).kept(1);

        assertThat(stage.stored().behind()).isEqualTo(Duration.ofSeconds(3));
        assertThat(stage.stored().bodyBytes()).isEqualTo(2);
    }
}
