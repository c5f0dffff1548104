package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.SegmentDuration;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.domain.capture.CaptureInput.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which slots of a quality exist and what the book knows of them. */
class SegmentBookTest {
    private static final Listing ONE = Listings.listing("a", 1);

    private final BookStage stage = new BookStage();

    /** We differ (design §2): one getter a slot, whoever lists it; upstream has one for each URI of each worker. */
    @Test
    void w6_segmentThatIsListedAgainHasOneGetter() {
        stage.listed(ONE).listed(ONE);

        assertThat(stage.done()).containsExactly("0 s download 2 a:1.ts FIRST");
        assertThat(stage.book().open().size()).isEqualTo(1);
    }

    @Test
    void w6_segmentIsRememberedForAsLongAsItIsListed() {
        stage.listed(ONE).received(2, Bodies.full("x")).kept(2).forgetting();

        stage.passes(Duration.ofHours(2)).listed(ONE).listed(Listings.listing("b", 1));

        assertThat(stage.done()).isEmpty();
    }

    /** We differ: a playlist that comes back within 15 min must not fetch everything again. */
    @Test
    void w6_segmentIsForgottenFiveMinutesAfterItWasListedLast() {
        stage.listed(ONE).received(2, Bodies.full("x")).kept(2).unlisted("a", 1).forgetting();

        stage.passes(Duration.ofMinutes(5)).listed(ONE);
        assertThat(stage.done()).isEmpty();

        stage.unlisted("a", 1).passes(Duration.ofMinutes(7)).listed(ONE);
        assertThat(stage.downloaded()).containsExactly(1L);
    }

    @Test
    void w6_segmentThatIsOpenIsNeverForgotten() {
        stage.listed(ONE).unlisted("a", 1).passes(Duration.ofMinutes(19)).forgetting();

        stage.listed(ONE);

        assertThat(stage.book().open().size()).isEqualTo(1);
        assertThat(stage.done()).isEmpty();
    }

    @Test
    void longSegmentIsNotTakenForTheShortOneBeforeIt() {
        Instant start = Listings.start(3);
        Listing ofAnother = Listings.dated("b", 4, start);
        SegmentSlot before = new SegmentSlot(
                ofAnother.slot().channel(),
                Listings.SOURCE,
                start.minusMillis(500),
                SegmentDuration.of(Duration.ofMillis(500)));

        stage.listed(Listings.listing("a", 2).in(before));

        assertThat(stage.book().same(ofAnother)).isEmpty();
    }

    /** We differ (design §2): upstream makes two getters and hopes that the second sees the first's file. */
    @Test
    void w13_segmentThatTwoWorkersListHasOneGetterWithTwoSources() {
        stage.listed(ONE).listed(Listings.listing("b", 1)).ended(2, new DownloadResult.Refused(404));

        assertThat(stage.done())
                .containsExactly(
                        "0 s download 2 a:1.ts FIRST",
                        "0 s ended 2 REFUSED: answered 404",
                        "0 s download 3 b:1.ts FIRST");
    }

    /** What was named by a clock that names no longer follow says nothing of another session's clock. */
    @Test
    void bytesOfAnEarlierLineOfNamesGiveNoNameAnyMore() {
        Listing late = Listings.dated("b", 7, Listings.start(1).plusMillis(700));
        stage.listed(ONE).received(2, Bodies.full("x")).kept(2);
        assertThat(stage.book().nameOf(Bodies.hash("x"), late)).contains(Listings.start(1));
        assertThat(stage.book().isStoredNear(late, Duration.ofSeconds(2))).isTrue();

        stage.book().beginLine();

        assertThat(stage.book().nameOf(Bodies.hash("x"), late)).isEmpty();
        assertThat(stage.book().isStoredNear(late, Duration.ofSeconds(2))).isFalse();
    }

    @Test
    void segmentIsGoneOnlyWhenNobodyListsIt() {
        stage.listed(ONE).listed(Listings.listing("b", 1)).unlisted("a", 1);
        stage.ended(2, new DownloadResult.Refused(404)).ended(3, new DownloadResult.Refused(404));

        stage.passes(Duration.ofMillis(900)).forgetting();
        assertThat(stage.book().open().size()).isEqualTo(1);

        stage.unlisted("b", 1).passes(1);
        assertThat(stage.downloaded()).containsExactly(1L);
    }

    @Test
    void nothingIsFetchedBeforeTheArchiveAnswered() {
        stage.archiveIsSilent().listed(ONE).passes(2);
        assertThat(stage.done()).isEmpty();

        stage.lookedUp(1, Presence.ABSENT);
        assertThat(stage.done()).containsExactly("2 s download 2 a:1.ts FIRST");
    }

    @Test
    void archiveIsWaitedForFiveSecondsAtMost() {
        stage.archiveIsSilent().listed(ONE).passes(6);

        assertThat(stage.done()).containsExactly("5 s download 2 a:1.ts FIRST");
    }

    @Test
    void segmentThatIsThereIsNotFetched() {
        stage.archiveIsSilent().listed(1, 2);

        stage.lookedUp(1, Presence.PRESENT).lookedUp(2, Presence.TOMBSTONED).passes(100);

        assertThat(stage.done()).containsExactly("0 s closed ALREADY_THERE", "0 s closed ALREADY_THERE: tombstoned");
        assertThat(stage.book().settled()).isTrue();
    }

    @Test
    void lateAnswerOfTheArchiveEndsWhatIsUnderWay() {
        stage.archiveIsSilent().listed(ONE).passes(6).forgetting();

        stage.lookedUp(1, Presence.PRESENT).received(2, Bodies.cut("x"));

        assertThat(stage.done())
                .containsExactly(
                        "6 s cancel 2", "6 s closed ALREADY_THERE", "6 s ended 2 CANCELLED: reset", "6 s discard 2");
    }

    @Test
    void doubleAnswerOfTheArchiveIsIgnored() {
        stage.listed(ONE).received(2, Bodies.full("x")).kept(2).forgetting();

        stage.lookedUp(1, Presence.PRESENT);

        assertThat(stage.done()).isEmpty();
    }

    @Test
    void keepThatOutlivesItsSlotIsTold() {
        stage.archiveIsSilent().listed(ONE).passes(6).received(2, Bodies.full("x"));
        stage.lookedUp(1, Presence.PRESENT).forgetting();

        stage.kept(2).kept(2);

        assertThat(stage.done()).containsExactly("6 s stored full");
        assertThat(stage.book().waitingSince()).isEmpty();
    }

    @Test
    void oldestOfTooManyOpenSlotsIsGivenUp() {
        BookStage small = new BookStage(BookStage.bounded(1, 3), 1).listed(1, 3).forgetting();

        small.listed(4, 5);

        assertThat(small.done()).containsExactly("0 s closed GIVEN_UP: backlog", "0 s closed GIVEN_UP: backlog");
        assertThat(small.book().open().size()).isEqualTo(3);
        assertThat(small.book().open().oldest().start()).isEqualTo(Listings.start(3));
    }

    @Test
    void aThousandSlotsMayBeOpen() {
        stage.listed(1, 1000);
        assertThat(stage.done()).noneMatch(line -> line.contains("closed"));

        stage.listed(1001, 1001);
        assertThat(stage.done()).contains("0 s closed GIVEN_UP: backlog");
    }

    @Test
    void slotThatIsOlderThanAllOthersIsItselfTheOneTooMany() {
        BookStage small = new BookStage(BookStage.bounded(1, 2), 1).listed(5, 6).forgetting();

        small.listed(Listings.listing("a", 1));

        assertThat(small.done()).containsExactly("0 s closed GIVEN_UP: backlog");
        assertThat(small.book().open().oldest().start()).isEqualTo(Listings.start(5));
    }

    @Test
    void closedSlotWithADownloadThatHasNotEndedIsNotForgotten() {
        stage.archiveIsSilent()
                .listed(ONE)
                .passes(6)
                .lookedUp(1, Presence.PRESENT)
                .unlisted("a", 1);
        stage.passes(Duration.ofHours(1)).forgetting();

        stage.received(2, Bodies.cut("x"));

        assertThat(stage.done()).containsExactly("3606 s ended 2 CANCELLED: reset", "3606 s discard 2");
        assertThat(stage.book().knows(new AttemptId(2))).isFalse();
    }

    @Test
    void listingThatMovesToAnotherDateLeavesItsSlot() {
        Listing moved = Listings.dated("a", 1, Listings.start(1).plusMillis(7));
        stage.listed(ONE).received(2, Bodies.full("x")).kept(2);
        stage.listed(moved).received(4, Bodies.full("y")).kept(4).unlisted("a", 1);

        stage.passes(Duration.ofMinutes(17)).forgetting();

        stage.listed(ONE).listed(moved);
        assertThat(stage.downloaded()).hasSize(2);
    }

    @Test
    void unknownRepliesAndListingsAreIgnored() {
        stage.listed(ONE).forgetting();

        stage.unlisted("z", 9).received(77, Bodies.full("x")).kept(77).bytesOf(List.of(77L));

        assertThat(stage.done()).isEmpty();
        assertThat(stage.book().knows(new AttemptId(77))).isFalse();
    }

    @Test
    void waitingBeginsWithTheFirstOpenSlotAndEndsWithTheLast() {
        assertThat(stage.book().waitingSince()).isEmpty();

        stage.listed(1, 2).passes(3);
        assertThat(stage.book().waitingSince()).contains(stage.now().minus(Duration.ofSeconds(3)));

        stage.received(3, Bodies.full("x")).kept(3);
        assertThat(stage.book().waitingSince()).contains(stage.now());

        stage.received(4, Bodies.full("y")).kept(4);
        assertThat(stage.book().waitingSince()).isEmpty();
    }

    @Test
    void failedKeepIsNoProgress() {
        stage.listed(ONE).passes(3).received(2, Bodies.full("x"));

        stage.kept(2, new KeepResult.Failed("store", "disk error", false));

        assertThat(stage.book().waitingSince()).contains(stage.now().minus(Duration.ofSeconds(3)));
    }

    @Test
    void slotThatIsThereIsProgressForTheOthers() {
        stage.archiveIsSilent().listed(1, 2).passes(3).lookedUp(1, Presence.PRESENT);

        assertThat(stage.book().waitingSince()).contains(stage.now());
    }

    @Test
    void stopEndsAllAndOpensNothingMore() {
        stage.listed(1, 2).forgetting();

        stage.stop().listed(3, 3).received(3, Bodies.cut("x")).noAnswer(4);
        assertThat(stage.book().settled()).isFalse();

        stage.kept(3);
        assertThat(stage.done())
                .containsExactly(
                        "0 s cancel 4",
                        "0 s cancel 3",
                        "0 s ended 3 CANCELLED: reset",
                        "0 s keep 3 partial",
                        "0 s ended 4 CANCELLED: reset",
                        "0 s closed NOT_FETCHED: stopped",
                        "0 s stored partial",
                        "0 s closed STORED_PARTIAL: reset");
        assertThat(stage.book().settled()).isTrue();
        assertThat(stage.book().wakeAt(stage.now())).isEmpty();
    }

    @Test
    void pauseHoldsBackSecondAttemptsOfAll() {
        stage.listed(1, 2).passes(4).paused().forgetting();

        stage.passes(Duration.ofMillis(9999));
        assertThat(stage.done()).isEmpty();

        stage.passes(Duration.ofMillis(1));
        assertThat(stage.downloaded()).containsExactly(1L, 2L);
    }

    @Test
    void segmentIsToldAsListedOnce() {
        stage.listed(ONE).listed(Listings.listing("b", 1));

        assertThat(stage.toldListed()).containsExactly(ONE.id());
    }
}
