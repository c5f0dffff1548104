package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.capture.CaptureAction.FindStream;
import dev.livekeep.domain.capture.CaptureAction.PollMedia;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.source.StreamAnswer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who polls, and who goes when (contract §10 M4, M6–M9; design §3 law 3). */
class HandOverTest {

    @Test
    void m4_aWantedQualityThatIsMissingIsToldAndTheOthersGoOn() {
        Stage stage = Stage.of("480p,720p")
                .offers("720p", "360p")
                .plays("720p")
                .begin()
                .advance(40);

        assertThat(stage.started()).containsExactly("720p");
        assertThat(stage.looks()).containsExactly(0.0, 20.0, 40.0);
        assertThat(stage.events(CaptureEvent.QualityMissing.class))
                .singleElement()
                .satisfies(missing -> {
                    assertThat(missing.wanted()).isEqualTo("480p");
                    assertThat(missing.offered()).containsExactly("720p", "360p");
                });
    }

    @Test
    void m4_aQualityThatAppearsLaterIsStarted() {
        Stage stage = Stage.of("480p,720p").offers("720p").plays("720p").begin();

        stage.offers("720p", "480p").plays("480p").advance(21);

        assertThat(stage.started()).containsExactly("720p", "480p");
        assertThat(stage.advance(60).looks()).containsExactly(0.0, 20.0);
    }

    @Test
    void m4_anOldUrlIsReplacedWhenALookBringsAnother() {
        Stage stage = Stage.of("480p", ManagerLookingTest.withUrlAge(Duration.ofSeconds(60)))
                .offers("480p")
                .plays("480p")
                .begin()
                .advance(1);

        stage.offers("480p+2").plays("480p+2").advance(60);

        assertThat(stage.started()).containsExactly("480p", "480p+2");
        assertThat(stage.stopped()).singleElement().asString().endsWith("took over");
    }

    /** Upstream waits for a URL that differs (M6); an origin whose URL never changes never has one. */
    @Test
    void m6_theSameUrlIsAGoodAnswerAndItsWorkerPollsOn() {
        Stage stage = Stage.of("480p").offers("480p").plays("480p").begin().advance(1);
        stage.media("480p", new MediaAnswer.Failed("500")).advance(4);
        stage.plays("480p").advance(35);

        assertThat(stage.looks()).containsExactly(0.0, 20.0);
        assertThat(stage.started()).containsExactly("480p");
        assertThat(stage.stopped()).isEmpty();
        assertThat(stage.told(CaptureEvent.NewUrlWanted.class)).containsExactly(2.0);
    }

    @Test
    void m6_onlyTheNewestWorkerIsHeardWhenItWantsAnotherUrl() {
        Stage stage = Stage.of("480p").offers("480p").plays("480p").begin().advance(1);
        stage.media("480p", new MediaAnswer.Failed("500")).offers("480p+2").empty("480p+2");
        stage.advance(20).fresh();

        stage.advance(5);

        assertThat(stage.polls("480p")).hasSize(5);
        assertThat(stage.told(CaptureEvent.NewUrlWanted.class)).isEmpty();
        assertThat(stage.looks()).isEmpty();
    }

    @Test
    void m7_olderWorkersStopOnlyWhenANewerOneListsRealSegments() {
        Stage stage = Stage.of("480p").offers("480p").plays("480p").begin().advance(1);
        stage.media("480p", new MediaAnswer.Failed("500")).offers("480p+2").empty("480p+2");
        stage.advance(24);
        assertThat(stage.stopped()).isEmpty();

        stage.plays("480p+2").advance(1);

        assertThat(stage.stopped()).singleElement().asString().endsWith("took over");
        assertThat(stage.told(CaptureEvent.WorkerWorking.class)).containsExactly(0.0, 26.0);
        assertThat(stage.fresh().advance(10).polls("480p")).isEmpty();
    }

    @Test
    void m7_aWorkerThatGoesOnStopsNoNewerOne() {
        Stage stage = Stage.of("480p").offers("480p").empty("480p").begin().advance(1);
        stage.media("480p", new MediaAnswer.Failed("500")).offers("480p+2").empty("480p+2");
        stage.advance(24);

        stage.plays("480p").advance(2);

        assertThat(stage.told(CaptureEvent.WorkerWorking.class)).hasSize(1);
        assertThat(stage.stopped()).isEmpty();
    }

    @Test
    void m8_whileStoppingNoWorkerStarts() {
        Stage stage = Stage.of("480p")
                .plays("480p")
                .archive(CaptureInput.Presence.ABSENT)
                .begin();
        FetchId look = stage.actions(FindStream.class).get(0).fetch();

        stage.stop().on(new CaptureInput.StreamAnswered(look, Lists.variants("480p")));

        assertThat(stage.cancelled()).containsExactly(look);
        assertThat(stage.started()).isEmpty();
        assertThat(stage.wakeAt()).isEmpty();
    }

    @Test
    void m9_aStopTellsAllWorkersAndEndsWhenTheirSegmentsHave() {
        Stage stage = Stage.of("480p,720p")
                .offers("480p", "720p")
                .plays("480p")
                .plays("720p")
                .archive(CaptureInput.Presence.ABSENT)
                .downloadsHang()
                .begin();

        stage.stop();
        boolean before = stage.finished();
        stage.actions(CaptureAction.CancelDownload.class)
                .forEach(cancel -> stage.on(
                        new CaptureInput.DownloadEnded(cancel.attempt(), new DownloadResult.NoAnswer("cancelled"))));

        assertThat(before).isFalse();
        assertThat(stage.stopped()).containsExactly("stopping", "stopping");
        assertThat(stage.finished()).isTrue();
        assertThat(stage.actions(CaptureAction.Finished.class)).hasSize(1);
        assertThat(stage.events(CaptureEvent.Stopped.class)).hasSize(1);
    }

    @Test
    void refusedWorkerGoesAtOnceWhenADifferentUrlIsPolled() {
        Stage stage = Stage.of("480p").offers("480p").plays("480p").begin().advance(1);
        stage.media("480p", new MediaAnswer.Refused(404)).offers("480p+2").empty("480p+2");

        stage.advance(19);

        assertThat(stage.started()).containsExactly("480p", "480p+2");
        assertThat(stage.stopped()).containsExactly("its URL is spent and another is known");
    }

    @Test
    void offlineStreamLeavesOnlyThoseWhoseUrlIsSpent() {
        Stage stage = Stage.of("480p,720p")
                .offers("480p", "720p")
                .plays("480p")
                .plays("720p")
                .begin()
                .advance(1);
        stage.media("480p", new MediaAnswer.Refused(404)).stream(new StreamAnswer.Offline("not up"))
                .advance(19);

        assertThat(stage.stopped()).containsExactly("the stream is offline");
        assertThat(stage.fresh().advance(2).polls("720p")).isNotEmpty();
        assertThat(stage.polls("480p")).isEmpty();
    }

    @Test
    void fourthWorkerReplacesTheYoungestThatNeverListedRealContent() {
        Stage stage = Stage.of("480p").offers("480p").plays("480p").begin().advance(1);
        stage.media("480p", new MediaAnswer.Failed("500"));
        for (int i = 2; i <= 4; i++) {
            stage.offers("480p+" + i).media("480p+" + i, new MediaAnswer.Failed("500"));
            stage.advance(20);
        }

        assertThat(stage.started()).containsExactly("480p", "480p+2", "480p+3", "480p+4");
        assertThat(stage.stopped()).containsExactly("another URL is tried in its place");
        stage.fresh().advance(3);
        assertThat(stage.polls("480p+3")).isEmpty();
        assertThat(stage.polls("480p")).isNotEmpty();
        assertThat(stage.polls("480p+2")).isNotEmpty();
    }

    @Test
    void singlePlaylistServesTheFirstQualityAndTheOthersAreToldMissing() {
        Stage stage = Stage.of("source,480p").stream(new StreamAnswer.SingleMedia(Lists.uri("media")))
                .plays("media")
                .begin()
                .advance(20);

        assertThat(stage.started()).containsExactly("media");
        assertThat(stage.events(CaptureEvent.QualityMissing.class))
                .singleElement()
                .satisfies(missing -> {
                    assertThat(missing.wanted()).isEqualTo("480p");
                    assertThat(missing.offered()).containsExactly("the media playlist itself");
                });
    }

    @Test
    void stoppedWorkersFetchIsCancelledAndItsLateAnswerIsNotTaken() {
        Stage stage = Stage.of("480p").offers("480p").swallows("480p").begin();
        FetchId poll = stage.actions(PollMedia.class).get(0).fetch();

        stage.stop().on(new CaptureInput.MediaAnswered(poll, Lists.media(0, 5)));

        assertThat(stage.cancelled()).containsExactly(poll);
        assertThat(stage.listed()).isEmpty();
        assertThat(stage.finished()).isTrue();
    }
}
