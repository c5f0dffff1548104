package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.event.CaptureEvent;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Who gets a channel's download places (design §3 law 6, §4 Downloading). */
class DownloadPlacesTest {
    private static final KeepResult NO_SPACE = new KeepResult.Failed("store", "no space left", true);

    @Test
    void newestComesFirstThenTheOldest() {
        BookStage stage = new BookStage();

        stage.listed(1, 5);

        assertThat(stage.downloaded()).containsExactly(5L, 1L, 2L, 3L, 4L);
    }

    @Test
    void sixteenRunAtATime() {
        BookStage stage = new BookStage();

        stage.listed(1, 40);

        assertThat(stage.downloaded()).hasSize(16).startsWith(40L, 1L, 2L).endsWith(15L);
        assertThat(stage.running()).isEqualTo(16);
    }

    @Test
    void placeThatIsFreedGoesToTheMostUrgent() {
        BookStage stage = new BookStage().listed(1, 40).forgetting();

        stage.received(stageAttempt(4), Bodies.full("x"));

        assertThat(stage.downloaded()).containsExactly(16L);
    }

    /** The newest is 1, the others follow in order of their start. */
    private static long stageAttempt(int nth) {
        return LongStream.iterate(41, id -> id + 1).skip(nth - 1).findFirst().orElseThrow();
    }

    @Test
    void onePlaceIsKeptForTheNewestSegmentToCome() {
        BookStage stage = new BookStage().listed(1, 40);
        stage.received(stageAttempt(1), Bodies.full("newest")).forgetting();

        stage.passes(1);
        assertThat(stage.running()).isEqualTo(15);
        assertThat(stage.downloaded()).isEmpty();

        stage.listed(41, 41);
        assertThat(stage.downloaded()).containsExactly(41L);
    }

    @Test
    void olderSegmentListedLateIsNotTheNewest() {
        BookStage stage =
                new BookStage(BookStage.bounded(2, 1000), 1).listed(5, 5).forgetting();

        stage.listed(2, 2);
        stage.listed(3, 3);

        assertThat(stage.downloaded()).containsExactly(2L);
    }

    @Test
    void eachQualityKeepsAPlaceForItsNewest() {
        BookStage stage = new BookStage(BookStage.bounded(4, 1000), 2);

        stage.listed(1, 9);
        assertThat(stage.downloaded()).containsExactly(9L, 1L, 2L);

        stage.listed(1, Listings.listing("b", 7));
        assertThat(stage.downloaded()).containsExactly(7L);
    }

    @Test
    void oldestOfAllQualitiesIsTheMostUrgent() {
        BookStage stage = new BookStage(BookStage.bounded(3, 1000), 2);
        stage.listed(5, 9);
        stage.listed(1, Listings.listing("b", 20));
        stage.listed(1, Listings.listing("b", 1)).forgetting();

        stage.received(1 + 5, Bodies.full("x"));

        assertThat(stage.downloaded()).isEmpty();
    }

    @Test
    void manyQualitiesStillLeaveOnePlaceForTheRest() {
        BookStage stage = new BookStage(BookStage.bounded(2, 1000), 4);

        stage.listed(1, 3);

        assertThat(stage.downloaded()).containsExactly(3L);
    }

    @Test
    void segmentsFarBehindTheLiveEdgeGetHalfOfThePlaces() {
        BookStage stage = new BookStage();

        stage.listed(1, 190);

        // 5 min are 150 segments: 40 and later are no backlog.
        assertThat(stage.downloaded())
                .containsExactly(190L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 40L, 41L, 42L, 43L, 44L, 45L, 46L);
    }

    @Test
    void backlogPlaceThatIsFreedGoesToTheBacklog() {
        BookStage stage = new BookStage().listed(1, 190).forgetting();

        stage.received(192, Bodies.full("x"));

        assertThat(stage.downloaded()).containsExactly(9L);
    }

    @Test
    void secondAttemptsWaitForFirstAttempts() {
        BookStage stage =
                new BookStage(BookStage.bounded(3, 1000), 1).listed(1, 4).forgetting();
        stage.passes(5);
        assertThat(stage.downloaded()).as("4 is first and 3 waits").isEmpty();

        stage.noAnswer(6);
        assertThat(stage.downloaded()).containsExactly(3L);
    }

    @Test
    void secondAttemptsTakeWhatIsFree() {
        BookStage stage =
                new BookStage(BookStage.bounded(5, 1000), 1).listed(1, 3).forgetting();

        stage.passes(5);

        assertThat(stage.downloaded()).containsExactly(1L, 2L);
        assertThat(stage.running()).isEqualTo(5);
    }

    @Test
    void silentDownloadsGiveTheirPlacesUpWhenOthersWait() {
        BookStage stage =
                new BookStage(BookStage.bounded(2, 1000), 1).listed(1, 3).forgetting();

        stage.passes(10);

        assertThat(stage.done()).containsExactly("10 s cancel 4", "10 s cancel 5");
    }

    @Test
    void silentDownloadsGoOnWhenNobodyWaits() {
        BookStage stage =
                new BookStage(BookStage.bounded(2, 1000), 1).listed(1, 2).forgetting();

        stage.passes(100);

        assertThat(stage.done()).isEmpty();
    }

    /** Law 5: a byte now and then must not hold the places for 240 s. */
    @Test
    void tricklingDownloadsGiveTheirPlacesUpOneAtATimeWhenOthersWait() {
        BookStage stage = new BookStage(BookStage.bounded(3, 1000), 1).listed(1, 3);
        trickle(stage, List.of(4L, 5L, 6L), 20);
        stage.forgetting();

        stage.listed(4, 5);

        assertThat(stage.done()).containsExactly("20 s cancel 4");
    }

    @Test
    void aNewSegmentIsStoredSoonAfterTheOriginAnswersAgain() {
        BookStage stage = new BookStage();
        stage.listed(1, 17);
        trickle(stage, LongStream.rangeClosed(18, 33).boxed().toList(), 60);
        stage.forgetting();

        stage.listed(18, 18).received(18, Bodies.cut("x"));

        assertThat(stage.downloaded()).containsExactly(18L);
    }

    @Test
    void nextPlaceIsGivenUpFiveSecondsLater() {
        BookStage stage = new BookStage(BookStage.bounded(3, 1000), 1).listed(1, 3);
        trickle(stage, List.of(4L, 5L, 6L), 20);
        stage.listed(4, 6)
                .ended(4, new DownloadResult.Received(Bodies.cut("x")))
                .forgetting();

        trickle(stage, List.of(5L, 6L), 5);

        assertThat(stage.done()).containsExactly("25 s cancel 5");
    }

    @Test
    void downloadsWithinTheirTimeKeepTheirPlaces() {
        BookStage stage =
                new BookStage(BookStage.bounded(3, 1000), 1).listed(1, 4).forgetting();

        trickle(stage, List.of(5L, 6L, 7L), 14);
        assertThat(stage.done()).isEmpty();

        trickle(stage, List.of(5L, 6L, 7L), 1);
        assertThat(stage.done()).containsExactly("15 s cancel 5");
    }

    @Test
    void waitingBacklogTakesNoPlaceFromSegmentsAtTheEdge() {
        BookStage stage = new BookStage(BookStage.bounded(6, 1000), 1);
        stage.listed(Listings.listing("a", 190)).received(2, Bodies.cut("x"));
        stage.passes(2);
        for (long number = 1; number <= 5; number++) {
            stage.backlog(number);
        }
        stage.forgetting();

        trickle(stage, List.of(3L, 5L, 7L, 9L), 15);

        assertThat(stage.done()).containsExactly("17 s cancel 5");
    }

    /** A byte each second. */
    private static void trickle(BookStage stage, List<Long> attempts, int seconds) {
        for (int second = 0; second < seconds; second++) {
            stage.bytesOf(attempts).passes(1);
        }
    }

    @Test
    void withoutSpaceOneDownloadAtATimeFindsOutWhetherThereIsSomeAgain() {
        BookStage stage =
                new BookStage(BookStage.bounded(4, 1000), 1).listed(1, 8).forgetting();

        stage.ended(9, new DownloadResult.StoreFailed("no space left", true));
        stage.noAnswer(10).noAnswer(11);
        assertThat(stage.downloaded()).isEmpty();

        stage.noAnswer(12);
        assertThat(stage.downloaded()).isEmpty();

        stage.passes(2);
        assertThat(stage.downloaded()).hasSize(1);
        assertThat(stage.running()).isEqualTo(1);
    }

    @Test
    void fullStoreIsToldOnceAndAgainWhenItHasSpace() {
        BookStage stage = new BookStage(BookStage.bounded(4, 1000), 1).listed(1, 8);
        stage.received(9, Bodies.full("x")).kept(9, NO_SPACE);
        stage.ended(10, new DownloadResult.StoreFailed("no space left", true));
        stage.received(11, Bodies.full("y")).kept(11);

        assertThat(stage.told(CaptureEvent.StoreFull.class))
                .containsExactly(
                        new CaptureEvent.StoreFull(true, "no space left"), new CaptureEvent.StoreFull(false, ""));
    }

    @Test
    void afterACopyIsStoredThereIsSpaceAgain() {
        BookStage stage = new BookStage(BookStage.bounded(4, 1000), 1).listed(1, 8);
        stage.received(9, Bodies.full("x")).kept(9, NO_SPACE);
        stage.received(10, Bodies.full("y"));
        assertThat(stage.running()).isEqualTo(2);

        stage.kept(10);

        assertThat(stage.running()).isEqualTo(4);
    }

    @Test
    void copyThatIsThereAlreadySaysNothingAboutSpace() {
        BookStage stage = new BookStage(BookStage.bounded(4, 1000), 1).listed(1, 8);
        stage.received(9, Bodies.full("x")).kept(9, NO_SPACE);
        stage.received(10, Bodies.full("y")).kept(10, new KeepResult.AlreadyThere());

        assertThat(stage.running()).isEqualTo(2);
    }

    @Test
    void otherTroubleOfTheStoreDoesNotThrottle() {
        BookStage stage = new BookStage(BookStage.bounded(4, 1000), 1).listed(1, 8);

        stage.ended(9, new DownloadResult.StoreFailed("disk error", false));
        stage.received(10, Bodies.full("y")).kept(10, new KeepResult.Failed("store", "disk error", false));

        assertThat(stage.running()).isEqualTo(3);
        assertThat(stage.passes(Duration.ofSeconds(2)).running()).isEqualTo(4);
    }
}
