package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.capture.CaptureAction.LookUp;
import dev.livekeep.domain.capture.CaptureAction.PollMedia;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.playlist.PlaylistChange;
import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.source.StreamAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a worker polls (contract §10 W1–W3, W8–W10, W12 and T1–T3; design §3 laws 3 and 4). */
class WorkerPollingTest {

    @Test
    void w1_aUrlIsPolledAtOnceAndTwoSecondsAfterEachNewList() {
        Stage stage = playing().advance(6);

        assertThat(stage.polls("480p")).containsExactly(0.0, 2.0, 4.0, 6.0);
        assertThat(stage.actions(PollMedia.class)).allSatisfy(poll -> {
            assertThat(poll.client()).isEqualTo(ClientRole.FIRST);
            assertThat(poll.hard()).isEqualTo(Duration.ofSeconds(90));
            assertThat(poll.uri()).isEqualTo(Lists.uri("480p"));
        });
        assertThat(stage.events(CaptureEvent.Polled.class))
                .extracting(CaptureEvent.Polled::change)
                .containsOnly(PlaylistChange.ADVANCED);
    }

    @Test
    void w1_anUnchangedListIsPolledAgainAfterHalfItsTargetDuration() {
        Stage stage = Stage.of("480p")
                .offers("480p")
                .media("480p", Lists.media(0, 5))
                .begin()
                .advance(4);

        assertThat(stage.polls("480p")).containsExactly(0.0, 2.0, 3.0, 4.0);
        assertThat(stage.events(CaptureEvent.Polled.class))
                .extracting(CaptureEvent.Polled::change)
                .containsExactly(
                        PlaylistChange.ADVANCED,
                        PlaylistChange.UNCHANGED,
                        PlaylistChange.UNCHANGED,
                        PlaylistChange.UNCHANGED);
    }

    @Test
    void w1_aListWhoseNumbersGoBackIsToldAsAReset() {
        Stage stage = Stage.of("480p")
                .offers("480p")
                .media("480p", Lists.media(100, 5))
                .begin()
                .advance(1);

        stage.media("480p", Lists.media(0, 5)).advance(2);

        assertThat(stage.events(CaptureEvent.Polled.class))
                .extracting(CaptureEvent.Polled::change)
                .startsWith(PlaylistChange.ADVANCED, PlaylistChange.RESET);
    }

    @Test
    void w1_noPollWaitsLongerThanTheIntervalOrIsSoonerThanTheLeast() {
        Stage slow = withTarget(10).begin().advance(5);
        Stage quick = withTarget(0).begin().advance(Duration.ofMillis(300));

        assertThat(slow.polls("480p")).containsExactly(0.0, 2.0, 4.0);
        assertThat(quick.polls("480p")).containsExactly(0.0, 2.0 / 20, 4.0 / 20, 6.0 / 20);
    }

    private static Stage withTarget(int seconds) {
        String target = seconds == 0 ? "0.05" : String.valueOf(seconds);
        String text = Lists.media(0, 3).text().replace("DURATION:2", "DURATION:" + target);
        return Stage.of("480p").offers("480p").media("480p", Lists.answer(text));
    }

    /** Upstream lets a worker end that never had one good list; ours polls on, for its manager alone stops it. */
    @Test
    void w2_aFailedPollIsToldAsksForAnotherUrlAndIsRepeatedAfterASecond() {
        Stage stage = Stage.of("480p")
                .offers("480p")
                .media("480p", new MediaAnswer.Failed("500"))
                .begin()
                .advance(3);
        long worker = stage.events(CaptureEvent.WorkerStarted.class).get(0).worker();

        assertThat(stage.polls("480p")).containsExactly(0.0, 1.0, 2.0, 3.0);
        assertThat(stage.events(CaptureEvent.PollFailed.class)).hasSize(4).allSatisfy(failed -> {
            assertThat(failed.reason()).isEqualTo("500");
            assertThat(failed.worker()).isEqualTo(worker);
        });
        assertThat(stage.events(CaptureEvent.NewUrlWanted.class))
                .containsExactly(new CaptureEvent.NewUrlWanted(
                        stage.events(CaptureEvent.WorkerStarted.class).get(0).quality(), worker, "500"));
        assertThat(stage.stopped()).isEmpty();
        assertThat(stage.advance(17).looks()).containsExactly(0.0, 20.0);
    }

    @Test
    void w2_afterAFailureTheOtherConnectionsAreUsed() {
        Stage stage = playing().media("480p", new MediaAnswer.Failed("500")).advance(3);

        assertThat(stage.plays("480p").advance(3).actions(PollMedia.class))
                .extracting(PollMedia::client)
                .containsExactly(
                        ClientRole.FIRST, ClientRole.FIRST, ClientRole.SECOND, ClientRole.SECOND, ClientRole.FIRST);
    }

    /** Upstream stops at 403 and 404; ours asks again after 1, 2, 3, 4 and then each 5 s while no other URL is known. */
    @Test
    void w2_aRefusedUrlIsPolledOnEverMoreSlowly() {
        Stage stage = Stage.of("480p")
                .offers("480p")
                .media("480p", new MediaAnswer.Refused(403))
                .begin()
                .advance(25);

        assertThat(stage.polls("480p")).containsExactly(0.0, 1.0, 3.0, 6.0, 10.0, 15.0, 20.0, 25.0);
        assertThat(stage.events(CaptureEvent.PollFailed.class))
                .extracting(CaptureEvent.PollFailed::reason)
                .containsOnly("answered 403");
        assertThat(stage.events(CaptureEvent.NewUrlWanted.class).get(0).why()).isEqualTo("its URL answered 403");
        assertThat(stage.stopped()).isEmpty();
    }

    @Test
    void w2_aUrlThatRefusesForLongIsPolledAtTheRefreshInterval() {
        Stage stage = Stage.of("480p")
                .offers("480p")
                .media("480p", new MediaAnswer.Refused(403))
                .begin()
                .advance(Duration.ofMinutes(20))
                .fresh();

        assertThat(stage.advance(60).polls("480p")).hasSize(3);
    }

    @Test
    void w3_aSlowPollAsksForAnotherUrlAndIsRepeatedBesideItself() {
        Stage stage = playing().swallows("480p").advance(21);
        List<PollMedia> polls = stage.actions(PollMedia.class);

        assertThat(stage.polls("480p")).containsExactly(0.0, 2.0, 7.0, 12.0, 17.0);
        assertThat(polls)
                .extracting(PollMedia::client)
                .containsExactly(
                        ClientRole.FIRST, ClientRole.FIRST, ClientRole.SECOND, ClientRole.SECOND, ClientRole.SECOND);
        assertThat(stage.cancelled())
                .as("the patient poll goes on")
                .containsExactly(polls.get(2).fetch(), polls.get(3).fetch());
        assertThat(stage.told(CaptureEvent.NewUrlWanted.class)).containsExactly(7.0);
        assertThat(stage.looks()).containsExactly(0.0, 20.0);
    }

    @Test
    void t1_theSoftTimeOfAPollIsToldOnceUntilItAnswersAgain() {
        Stage stage = playing().swallows("480p").advance(20);
        stage.plays("480p").advance(4);
        stage.swallows("480p").advance(10);

        assertThat(stage.told(CaptureEvent.PollFailed.class)).containsExactly(7.0, 31.0);
        assertThat(stage.events(CaptureEvent.PollFailed.class).get(0).reason())
                .isEqualTo("no answer to a poll after 5 s; polling again beside it");
    }

    @Test
    void t2_aPollThatFailsAtItsHardTimeIsRepeatedLikeAnyOther() {
        Stage stage = playing().swallows("480p").advance(4);
        FetchId patient = stage.actions(PollMedia.class).get(1).fetch();
        stage.advance(1).on(new CaptureInput.MediaAnswered(patient, new MediaAnswer.Failed("90 s")));

        assertThat(stage.advance(2).polls("480p")).containsExactly(0.0, 2.0, 6.0);
    }

    @Test
    void t3_theFirstAnswerOfTwoCancelsTheOtherAndALateOneIsNotTaken() {
        Stage stage = playing().swallows("480p").advance(8);
        FetchId patient = stage.actions(PollMedia.class).get(1).fetch();
        FetchId second = stage.actions(PollMedia.class).get(2).fetch();
        stage.fresh();

        stage.on(new CaptureInput.MediaAnswered(second, Lists.media(4, 5)));
        stage.on(new CaptureInput.MediaAnswered(patient, Lists.media(1, 5)));
        stage.on(new CaptureInput.MediaAnswered(second, Lists.media(9, 5)));

        assertThat(stage.cancelled()).containsExactly(patient);
        assertThat(stage.listed()).containsExactly(5L, 6L, 7L, 8L);
    }

    /** Nested blocks of upstream's; ours are two limits that the performer counts apart. */
    @Test
    void t4_theHeadersOfADownloadHaveALimitOfTheirOwnWithinTheWhole() {
        Stage stage = Stage.of("480p")
                .offers("480p")
                .plays("480p")
                .archive(CaptureInput.Presence.ABSENT)
                .begin();

        assertThat(stage.actions(CaptureAction.Download.class))
                .extracting(CaptureAction.Download::deadlines)
                .containsOnly(new CaptureAction.Deadlines(Duration.ofSeconds(60), Duration.ofSeconds(240)));
    }

    /** Upstream's worker ends at ENDLIST; ours polls on, since lists end and go on under one URL. */
    @Test
    void w8_theSegmentsOfAnEndedListAreFetchedAndItIsPolledOn() {
        Stage stage = playing().media("480p", Lists.ended(1, 6)).advance(8);

        assertThat(stage.listed()).contains(5L, 6L);
        assertThat(stage.told(CaptureEvent.PlaylistEnded.class)).containsExactly(2.0);
        assertThat(stage.events(CaptureEvent.NewUrlWanted.class).get(0).why()).isEqualTo("its playlist has ended");
        assertThat(stage.polls("480p")).containsExactly(0.0, 2.0, 3.0, 5.0, 8.0);
        assertThat(stage.stopped()).isEmpty();
        assertThat(stage.events(CaptureEvent.Polled.class))
                .extracting(CaptureEvent.Polled::change)
                .containsExactly(
                        PlaylistChange.ADVANCED,
                        PlaylistChange.ENDED,
                        PlaylistChange.ENDED,
                        PlaylistChange.ENDED,
                        PlaylistChange.ENDED);
    }

    @Test
    void w9_stoppingCutsDownloadsAndEndsWhenTheyHaveEnded() {
        Stage stage = Stage.of("480p")
                .offers("480p")
                .plays("480p")
                .archive(CaptureInput.Presence.ABSENT)
                .downloadsHang()
                .begin();

        stage.stop();

        assertThat(stage.finished()).isFalse();
        assertThat(stage.actions(CaptureAction.CancelDownload.class)).isNotEmpty();
    }

    /** An exception upstream expects here is a list nobody can read: it costs one poll, not the worker. */
    @Test
    void w10_aListThatCannotBeReadCostsOnePoll() {
        Stage stage = playing()
                .media("480p", new MediaAnswer.Failed("not a playlist"))
                .advance(2);

        stage.plays("480p").advance(1);

        assertThat(stage.polls("480p")).containsExactly(0.0, 2.0, 3.0);
        assertThat(stage.stopped()).isEmpty();
        assertThat(stage.listed()).contains(5L);
    }

    /** Upstream's loop blocks while its pool of getters is full; ours never waits for getters (law 4). */
    @Test
    void w12_pollingGoesOnWhileEveryDownloadPlaceIsTaken() {
        Stage stage =
                playing().archive(CaptureInput.Presence.ABSENT).downloadsHang().advance(60);

        assertThat(stage.actions(CaptureAction.Download.class)).hasSizeGreaterThan(15);
        assertThat(stage.polls("480p")).hasSize(31);
    }

    @Test
    void mediaPlaylistThatWasFoundByLookingIsNotAskedForTwice() {
        Stage stage = Stage.of("source").stream(
                        new StreamAnswer.SingleMedia(Lists.uri("media"), Optional.of(Lists.media(0, 5))))
                .media("media", Lists.media(2, 5))
                .begin()
                .advance(2);

        assertThat(stage.listed()).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(stage.polls("media")).containsExactly(2.0);
        assertThat(stage.actions(LookUp.class)).hasSize(7);
    }

    private static Stage playing() {
        return Stage.of("480p").offers("480p").plays("480p").begin();
    }
}
