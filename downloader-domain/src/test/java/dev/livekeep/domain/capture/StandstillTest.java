package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.capture.CaptureAction.PollMedia;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.playlist.PlaylistChange;
import dev.livekeep.domain.source.StreamAnswer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Playlists that stand still, media that is not stored, a process that stood still, and stops in every state. */
class StandstillTest {
    private static final Quality QUALITY = new Quality("480p");

    @Test
    void listThatStandsStillForThreeTargetDurationsIsStalledAndAnotherUrlIsWanted() {
        Stage stage = playing().media("480p", Lists.media(0, 5)).advance(20);

        assertThat(stage.events(CaptureEvent.Stalled.class))
                .containsExactly(new CaptureEvent.Stalled(QUALITY, true, "the playlist has stood still for 7 s"));
        assertThat(stage.told(CaptureEvent.Stalled.class)).containsExactly(7.0);
        assertThat(stage.events(CaptureEvent.NewUrlWanted.class).get(0).why()).isEqualTo("the playlist stands still");
        assertThat(stage.looks()).containsExactly(0.0, 20.0);
        assertThat(stage.events(CaptureEvent.Polled.class))
                .extracting(CaptureEvent.Polled::change)
                .contains(PlaylistChange.STUCK);
    }

    @Test
    void listThatGoesOnIsNoLongerStalled() {
        Stage stage = playing().media("480p", Lists.media(0, 5)).advance(20);

        stage.plays("480p").advance(2);

        assertThat(stage.events(CaptureEvent.Stalled.class))
                .last()
                .isEqualTo(new CaptureEvent.Stalled(QUALITY, false, "the playlist goes on"));
    }

    @Test
    void segmentsThatAreListedButNotStoredAreAStallToo() {
        Stage stage = playing();
        stage.archive(CaptureInput.Presence.ABSENT).downloadsHang().advance(32);

        assertThat(stage.told(CaptureEvent.Stalled.class)).containsExactly(32.0);
        assertThat(stage.events(CaptureEvent.Stalled.class))
                .containsExactly(
                        new CaptureEvent.Stalled(QUALITY, true, "segments are listed but none was stored for 30 s"));
        assertThat(stage.told(CaptureEvent.NewUrlWanted.class)).containsExactly(32.0);
        assertThat(stage.looks()).containsExactly(0.0, 32.0);
    }

    @Test
    void stallOfTheStoreAsksAgainEachTimeAsLongPasses() {
        Stage stage = playing();
        stage.archive(CaptureInput.Presence.ABSENT).downloadsHang().advance(100);

        assertThat(stage.told(CaptureEvent.NewUrlWanted.class)).containsExactly(32.0, 62.0, 92.0);
        assertThat(stage.told(CaptureEvent.Stalled.class)).containsExactly(32.0);
    }

    @Test
    void stallOfTheStoreIsOverOnceSomethingIsStored() {
        Stage stage = playing();
        stage.archive(CaptureInput.Presence.ABSENT).downloadsHang().advance(33);

        stage.archive(CaptureInput.Presence.PRESENT).advance(2);

        assertThat(stage.events(CaptureEvent.Stalled.class))
                .last()
                .isEqualTo(new CaptureEvent.Stalled(QUALITY, false, "segments are stored again"));
    }

    @Test
    void afterAPauseAPollGoesOutAtOnceAndDeadlinesHaveShifted() {
        Stage stage = playing().swallows("480p").advance(4).fresh();

        stage.pause(Duration.ofSeconds(60));

        assertThat(stage.polls("480p")).containsExactly(64.0);
        assertThat(stage.events(CaptureEvent.Paused.class))
                .containsExactly(new CaptureEvent.Paused(Duration.ofSeconds(60)));
        assertThat(stage.events(CaptureEvent.PollFailed.class))
                .as("no poll was slow")
                .isEmpty();
        assertThat(stage.advance(5).told(CaptureEvent.PollFailed.class)).containsExactly(69.0);
    }

    @Test
    void afterAPauseALookThatWaitedForItsIntervalGoesOutAtOnce() {
        Stage stage = Stage.of("480p").stream(new StreamAnswer.Offline("not up"))
                .begin()
                .advance(3);

        stage.pause(Duration.ofSeconds(60)).advance(40);

        assertThat(stage.looks()).containsExactly(0.0, 63.0, 83.0, 103.0);
    }

    @Test
    void pauseOfAWorkerThatWasStoppedMovesNothing() {
        Stage stage = playing();
        stage.stop().fresh();

        stage.pause(Duration.ofSeconds(60)).advance(60);

        assertThat(stage.actions(PollMedia.class)).isEmpty();
        assertThat(stage.wakeAt()).isEmpty();
    }

    @Test
    void pausesAddUp() {
        Stage stage = playing().advance(1);
        stage.pause(Duration.ofSeconds(10)).advance(1);
        stage.pause(Duration.ofSeconds(10)).fresh();

        stage.advance(5);

        assertThat(stage.polls("480p")).containsExactly(24.0, 26.0);
    }

    @Test
    void stopBeforeTheFirstInputFinishesAtOnce() {
        Stage stage = Stage.of("480p").stop();

        assertThat(stage.finished()).isTrue();
        assertThat(stage.looks()).isEmpty();
        assertThat(stage.events(CaptureEvent.Stopping.class)).containsExactly(new CaptureEvent.Stopping("asked to"));
    }

    @Test
    void secondStopSaysNothingAndAfterTheEndADraftIsThrownAway() {
        Stage stage = playing();
        stage.stop().fresh();

        stage.stop();
        stage.on(new CaptureInput.DownloadEnded(new AttemptId(7), new DownloadResult.NoAnswer("late")));

        assertThat(stage.actions(CaptureAction.class)).isEmpty();
    }

    private static Stage playing() {
        return Stage.of("480p").offers("480p").plays("480p").begin();
    }
}
