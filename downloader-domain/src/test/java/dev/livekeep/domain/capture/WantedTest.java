package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.capture.CaptureAction.Download;
import dev.livekeep.domain.capture.CaptureAction.Finished;
import dev.livekeep.domain.capture.CapturePolicy.Wanted;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.source.StreamAnswer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the user asked for beyond the usual: an end with the stream, a start at the live edge, ads kept. */
class WantedTest {
    private static final Wanted END = new Wanted(true, false, false, false);
    private static final Wanted NOW = new Wanted(false, true, false, false);
    private static final Wanted ADS = new Wanted(false, false, true, false);

    private static final StreamAnswer NOT_UP = new StreamAnswer.Offline("not up");

    private static Stage wanting(Wanted wanted, String qualities) {
        return Stage.of(qualities, CapturePolicy.defaults().wanting(wanted));
    }

    // --- the end of the stream

    @Test
    void channelEndsByItselfThreeTargetDurationsAfterItsListEnded() {
        Stage stage = wanting(END, "480p").offers("480p").plays("480p").begin().advance(9);
        stage.media("480p", Lists.ended(5, 5)).advance(Duration.ofMillis(6900));
        boolean before = stage.finished();

        stage.advance(Duration.ofMillis(100));

        assertThat(before).isFalse();
        assertThat(stage.finished()).isTrue();
        assertThat(stage.told(CaptureEvent.StreamEnded.class)).containsExactly(16.0);
        assertThat(stage.events(CaptureEvent.Stopping.class))
                .containsExactly(new CaptureEvent.Stopping("the stream has ended"));
        assertThat(stage.actions(Finished.class)).hasSize(1);
    }

    @Test
    void endThatIsTakenBackIsNone() {
        Stage stage = wanting(END, "480p").offers("480p").plays("480p").begin().advance(9);
        stage.media("480p", Lists.ended(5, 5)).advance(3);

        stage.plays("480p").advance(30);

        assertThat(stage.finished()).isFalse();
    }

    @Test
    void endedListThatStillGrowsIsNotOver() {
        Stage stage = wanting(END, "480p").offers("480p").plays("480p").begin().advance(9);
        stage.media("480p", Lists.ended(5, 5)).advance(4);

        stage.media("480p", Lists.ended(5, 6)).advance(5);

        assertThat(stage.finished()).isFalse();
        assertThat(stage.advance(5).finished()).isTrue();
    }

    @Test
    void everyQualityThatIsRecordedMustHaveEnded() {
        Stage stage = wanting(END, "480p,720p,1080p")
                .offers("480p", "720p")
                .plays("480p")
                .plays("720p")
                .begin()
                .advance(9);
        stage.media("480p", Lists.ended(5, 5)).advance(60);
        boolean one = stage.finished();

        stage.media("720p", Lists.ended(35, 5)).advance(9);

        assertThat(one).isFalse();
        assertThat(stage.finished()).isTrue();
    }

    @Test
    void serviceThatSaysOfflineMeanwhileChangesNothing() {
        Stage stage = wanting(END, "480p").offers("480p").plays("480p").begin().advance(59);
        stage.media("480p", Lists.ended(30, 5)).stream(new StreamAnswer.Offline("not up"))
                .advance(8);

        assertThat(stage.stopped()).contains("the stream is offline");
        assertThat(stage.finished()).isTrue();
        assertThat(stage.told(CaptureEvent.StreamEnded.class)).containsExactly(66.0);
    }

    @Test
    void segmentsUnderWayAreFinishedFirst() {
        Stage stage = wanting(END, "480p")
                .offers("480p")
                .plays("480p")
                .archive(CaptureInput.Presence.ABSENT)
                .begin()
                .advance(9);
        stage.downloadsHang().media("480p", Lists.ended(5, 5)).advance(10);
        Download last = stage.actions(Download.class).getLast();
        assertThat(stage.finished()).isFalse();

        stage.delivers(last);

        assertThat(stage.finished()).isTrue();
        assertThat(stage.events(CaptureEvent.SegmentClosed.class))
                .extracting(CaptureEvent.SegmentClosed::closing)
                .containsOnly(CaptureEvent.Closing.STORED_FULL);
    }

    @Test
    void streamThatIsCalledOfflineForAMinuteWhileItsListIsDeadIsOver() {
        Stage refused = playing();
        refused.media("480p", new MediaAnswer.Refused(404)).stream(NOT_UP).advance(59);
        boolean before = refused.finished();
        Stage frozen = playing();
        frozen.media("480p", Lists.media(4, 5)).stream(NOT_UP).advance(80);

        refused.advance(15);

        assertThat(before).isFalse();
        assertThat(refused.finished()).isTrue();
        assertThat(refused.told(CaptureEvent.StreamEnded.class)).containsExactly(70.0);
        assertThat(frozen.finished()).isTrue();
    }

    @Test
    void streamThatIsCalledOfflineWhileItsListGoesOnIsNotOver() {
        Stage stage =
                wanting(END, "480p,1080p").offers("480p").plays("480p").begin().advance(9);

        stage.stream(NOT_UP).advance(600);

        assertThat(stage.told(CaptureEvent.Offline.class)).isNotEmpty();
        assertThat(stage.finished()).isFalse();
    }

    @Test
    void deadListOfAStreamThatIsStillFoundIsNotOver() {
        Stage stage = playing();

        stage.media("480p", new MediaAnswer.Refused(404)).advance(600);

        assertThat(stage.finished()).isFalse();
    }

    @Test
    void offlineCountsWhileNothingElseIsSaid() {
        Stage stage = playing();
        stage.media("480p", new MediaAnswer.Refused(404)).stream(NOT_UP).advance(45);

        stage.stream(new StreamAnswer.Failed("reset")).advance(60);
        boolean failing = stage.finished();
        stage.stream(NOT_UP).advance(55);
        boolean begunAnew = stage.finished();
        stage.advance(10);

        assertThat(failing).isFalse();
        assertThat(begunAnew).isFalse();
        assertThat(stage.finished()).isTrue();
    }

    @Test
    void streamThatWasNeverRecordedIsWaitedFor() {
        Stage stage = wanting(END, "480p").stream(NOT_UP).begin().advance(600);

        assertThat(stage.finished()).isFalse();
    }

    private static Stage playing() {
        return wanting(END, "480p").offers("480p").plays("480p").begin().advance(9);
    }

    @Test
    void neitherFailuresNorAStreamThatNeverWasAreAnEnd() {
        Stage failing = playing();
        failing.media("480p", new MediaAnswer.Refused(404)).stream(new StreamAnswer.Failed("reset"))
                .advance(120);
        Stage never = wanting(END, "480p")
                .offers("480p")
                .media("480p", Lists.ended(0, 0))
                .begin()
                .advance(120);

        assertThat(failing.finished()).isFalse();
        assertThat(never.finished()).isFalse();
    }

    @Test
    void withoutTheWishAnEndedChannelIsPolledOn() {
        Stage stage = Stage.of("480p").offers("480p").plays("480p").begin().advance(9);

        stage.media("480p", Lists.ended(5, 5)).advance(Duration.ofHours(1));

        assertThat(stage.finished()).isFalse();
    }

    // --- the beginning

    @Test
    void fromNowOnlyTheLiveEdgeOfTheFirstWindowIsTaken() {
        Stage stage = wanting(NOW, "480p").offers("480p").plays("480p").begin().advance(2);

        assertThat(stage.listed()).containsExactly(4L, 5L);
        assertThat(stage.events(CaptureEvent.WindowSkipped.class))
                .containsExactly(new CaptureEvent.WindowSkipped(new Quality("480p"), 4, Duration.ofSeconds(8)));
        assertThat(stage.told(CaptureEvent.WorkerWorking.class)).containsExactly(0.0);
    }

    @Test
    void laterSessionsTakeWhatTheFirstOneTookAndNothingBefore() {
        Stage stage = wanting(NOW, "480p").offers("480p").plays("480p").begin().advance(1);
        stage.media("480p", new MediaAnswer.Failed("500"))
                .offers("480p+2")
                .media("480p+2", Lists.media(2, 20))
                .advance(20);

        assertThat(stage.listed()).startsWith(4L, 5L, 6L, 7L, 8L).doesNotContain(2L, 3L);
    }

    @Test
    void afterTheFirstListEverythingIsTakenWhateverItsDate() {
        Stage stage = wanting(NOW, "480p")
                .offers("480p")
                .media("480p", Lists.media(100, 3))
                .begin();

        stage.media("480p", Lists.media(0, 3)).advance(2);

        assertThat(stage.listed()).containsExactly(102L, 0L, 1L, 2L);
    }

    // --- ads

    @Test
    void keptAdsGoToAFolderOfTheirOwn() {
        Stage stage = wanting(ADS, "480p")
                .offers("480p")
                .media("480p", Lists.media(0, Lists.segment(0), Lists.ad(1), Lists.segment(2)))
                .archive(CaptureInput.Presence.ABSENT)
                .begin()
                .advance(10);

        assertThat(stage.actions(CaptureAction.Keep.class))
                .extracting(
                        keep -> keep.path().quality() + " " + keep.path().name().start())
                .containsExactlyInAnyOrder(
                        "480p 2026-03-01T12:00:00Z", "480p-ads 2026-03-01T12:00:02Z", "480p 2026-03-01T12:00:04Z");
        assertThat(stage.events(CaptureEvent.AdSkipped.class)).isEmpty();
        assertThat(stage.events(CaptureEvent.AdKept.class)).singleElement().satisfies(ad -> {
            assertThat(ad.quality()).isEqualTo(new Quality("480p"));
            assertThat(ad.folder()).isEqualTo(new Quality("480p-ads"));
            assertThat(ad.duration()).isEqualTo(Duration.ofSeconds(2));
            assertThat(ad.listing().mediaSequence()).isEqualTo(1);
        });
        assertThat(stage.events(CaptureEvent.Started.class).get(0).qualities()).containsExactly(new Quality("480p"));
    }

    @Test
    void keptAdDoesNotMakeAWorkerWork() {
        Stage stage = wanting(ADS, "480p")
                .offers("480p")
                .media("480p", Lists.media(0, Lists.ad(0), Lists.ad(1)))
                .begin()
                .advance(4);

        assertThat(stage.events(CaptureEvent.AdKept.class)).hasSize(2);
        assertThat(stage.events(CaptureEvent.WorkerWorking.class)).isEmpty();
    }

    @Test
    void adsThatCannotBeStoredAreNoStall() {
        Stage stage = wanting(ADS, "480p")
                .offers("480p")
                .media("480p", Lists.media(0, Lists.segment(0), Lists.ad(1)))
                .archive(CaptureInput.Presence.ABSENT)
                .begin();

        stage.downloadsHang().plays("480p", Lists::ad).advance(60);

        assertThat(stage.listed()).hasSizeGreaterThan(20);
        assertThat(stage.events(CaptureEvent.Stalled.class)).isEmpty();
        assertThat(stage.events(CaptureEvent.NewUrlWanted.class)).isEmpty();
    }

    @Test
    void adThatIsAGapIsSkipped() {
        Stage stage = wanting(ADS, "480p")
                .offers("480p")
                .media("480p", Lists.media(0, "#EXT-X-GAP\n" + Lists.ad(0)))
                .begin();

        assertThat(stage.events(CaptureEvent.AdSkipped.class)).hasSize(1);
        assertThat(stage.events(CaptureEvent.AdKept.class)).isEmpty();
    }
}
