package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.livekeep.domain.capture.CaptureAction.FindStream;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.source.Refusal;
import dev.livekeep.domain.source.SourceType;
import dev.livekeep.domain.source.StreamAnswer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a manager looks for the stream (contract §10 M1–M3, M5, M10 and T1–T4). */
class ManagerLookingTest {
    private static final CapturePolicy DEFAULTS = CapturePolicy.defaults();

    @Test
    void m1_theStreamIsLookedForAtOnce() {
        Stage stage = Stage.of("480p").begin();

        assertThat(stage.actions(FindStream.class))
                .extracting(FindStream::client, FindStream::hard)
                .containsExactly(tuple(ClientRole.FIRST, Duration.ofSeconds(30)));
        assertThat(stage.events(CaptureEvent.Started.class)).hasSize(1);
    }

    @Test
    void m2_withoutAWorkerTheStreamIsLookedForAtTheIntervalWhateverIsAnswered() {
        Stage stage = Stage.of("480p").stream(new StreamAnswer.Offline("not up"))
                .begin()
                .advance(20);
        stage.stream(new StreamAnswer.Refused(Refusal.OTHER, "no")).advance(21);

        assertThat(stage.looks()).containsExactly(0.0, 20.0, 40.0);
    }

    /** We differ (design §3 law 5): in 20 s a window of fifteen segments loses most of them. */
    @Test
    void m2_whereNothingIsRecordedALookThatFailedIsRepeatedAfterFiveSecondsForAQuarterOfAnHour() {
        Stage stage = Stage.of("480p").stream(new StreamAnswer.Failed("answered 502"))
                .begin()
                .advance(15);
        List<Double> first = stage.looks();
        stage.advance(890);
        List<Double> before = stage.looks();
        stage.advance(30);

        assertThat(first).containsExactly(0.0, 5.0, 10.0, 15.0);
        assertThat(stage.looks()).hasSize(before.size() + 1);
    }

    @Test
    void m2_afterAFailureAtTheBeginningTheFirstAnswerIsRecorded() {
        Stage stage = Stage.of("480p").stream(new StreamAnswer.Failed("answered 502"))
                .begin()
                .advance(4);
        stage.offers("480p").plays("480p").advance(120);

        assertThat(stage.looks()).containsExactly(0.0, 5.0);
        assertThat(stage.started()).containsExactly("480p");
    }

    @Test
    void m2_onceTheServiceAnswersTheIntervalIsTheUsualOne() {
        Stage stage = Stage.of("480p").stream(new StreamAnswer.Failed("answered 502"))
                .begin()
                .advance(4);
        stage.stream(new StreamAnswer.Offline("not up")).advance(60);

        assertThat(stage.looks()).containsExactly(0.0, 5.0, 10.0, 30.0, 50.0);
    }

    @Test
    void m2_anImportantChannelIsLookedForEachFiveSeconds() {
        Stage stage = Stage.important("480p").stream(new StreamAnswer.Offline("not up"))
                .begin()
                .advance(10);

        assertThat(stage.looks()).containsExactly(0.0, 5.0, 10.0);
    }

    @Test
    void m2_withAWorkerForEachQualityNobodyLooksUntilAUrlIsOld() {
        Stage stage = Stage.of("480p", withUrlAge(Duration.ofSeconds(60)))
                .offers("480p")
                .plays("480p")
                .begin()
                .advance(121);

        assertThat(stage.looks()).containsExactly(0.0, 60.0, 120.0);
        assertThat(stage.started()).containsExactly("480p");
    }

    @ParameterizedTest
    @CsvSource({"twitch, PT20H", "youtube, PT5H", "url, PT720H"})
    void m2_howLongAUrlIsGoodDependsOnTheSource(String type, Duration age) {
        SourceType source = switch (type) {
            case "twitch" -> new SourceType.Twitch("one");
            case "youtube" -> new SourceType.Youtube(URI.create("https://video.test/one"));
            default -> new SourceType.Url(Lists.PAGE);
        };
        Stage stage =
                Stage.of(source, "480p").offers("480p").plays("480p").begin().advance(30);

        stage.sleep(age.minusSeconds(32)).advance(1);
        List<Double> before = stage.looks();
        stage.advance(2);

        assertThat(before).containsExactly(0.0);
        assertThat(stage.looks()).hasSize(2);
    }

    @Test
    void m3_aSlowLookGetsAnotherBesideItOnTheOtherConnections() {
        Stage stage = Stage.important("480p").begin().advance(4);
        List<CaptureEvent.RefreshFailed> early = stage.events(CaptureEvent.RefreshFailed.class);

        stage.advance(1);

        assertThat(early).isEmpty();
        assertThat(stage.looks()).containsExactly(0.0, 5.0);
        assertThat(stage.actions(FindStream.class))
                .extracting(FindStream::client)
                .containsExactly(ClientRole.FIRST, ClientRole.SECOND);
        assertThat(stage.events(CaptureEvent.RefreshFailed.class))
                .containsExactly(new CaptureEvent.RefreshFailed("no answer yet after 5 s; asking again beside it"));
        assertThat(stage.cancelled()).isEmpty();
    }

    @Test
    void m3_theOlderOfTwoLooksMayStillWin() {
        Stage stage = Stage.important("480p").begin().advance(6).plays("480p");
        FetchId older = stage.actions(FindStream.class).get(0).fetch();
        FetchId newer = stage.actions(FindStream.class).get(1).fetch();

        stage.on(new CaptureInput.StreamAnswered(older, Lists.variants("480p")));

        assertThat(stage.started()).containsExactly("480p");
        assertThat(stage.cancelled()).containsExactly(newer);
    }

    @Test
    void m3_anAnswerThatWasCancelledOrTakenBeforeIsNotTaken() {
        Stage stage = Stage.important("480p").begin().advance(6).plays("480p");
        FetchId older = stage.actions(FindStream.class).get(0).fetch();
        FetchId newer = stage.actions(FindStream.class).get(1).fetch();
        stage.on(new CaptureInput.StreamAnswered(newer, Lists.variants("480p")));

        stage.on(new CaptureInput.StreamAnswered(older, Lists.variants("480p+late")));
        stage.on(new CaptureInput.StreamAnswered(newer, Lists.variants("480p+twice")));
        stage.on(new CaptureInput.StreamAnswered(new FetchId(99), Lists.variants("480p+unknown")));

        assertThat(stage.started()).containsExactly("480p");
    }

    @Test
    void m3_noMoreThanTwoLooksAreUnderWay() {
        Stage stage = Stage.important("480p").begin().advance(16);
        List<FindStream> looks = stage.actions(FindStream.class);

        assertThat(stage.looks()).containsExactly(0.0, 5.0, 10.0, 15.0);
        assertThat(stage.cancelled())
                .containsExactly(looks.get(1).fetch(), looks.get(2).fetch());
    }

    /** Upstream says so quietly, and for unimportant channels not at all; we tell each change once (M5's silence). */
    @Test
    void m5_offlineIsToldOnceAndLookedForAgain() {
        Stage stage = Stage.of("480p").stream(new StreamAnswer.Offline("not up"))
                .begin()
                .advance(60);

        assertThat(stage.looks()).containsExactly(0.0, 20.0, 40.0, 60.0);
        assertThat(stage.told(CaptureEvent.Offline.class)).containsExactly(0.0);
    }

    @Test
    void choiceIsToldAgainWhenItChangesNotWhenTheOfferDoes() {
        Stage stage =
                Stage.of("audio_only|480p,1080p").offers("audio_only").begin().advance(20);

        stage.offers("audio_only", "480p").advance(20);
        List<Double> told = stage.told(CaptureEvent.VariantChosen.class);
        stage.offers("480p").media("audio_only", new MediaAnswer.Refused(404)).advance(20);

        assertThat(stage.told(CaptureEvent.StreamFound.class)).hasSize(3);
        assertThat(told).containsExactly(0.0);
        assertThat(stage.events(CaptureEvent.VariantChosen.class))
                .extracting(CaptureEvent.VariantChosen::variant)
                .containsExactly("audio_only", "480p");
    }

    @Test
    void m5_otherErrorsAreToldEachTimeAndRefusalsOncePerChange() {
        Stage stage = Stage.of("480p").stream(new StreamAnswer.Failed("reset"))
                .begin()
                .advance(5);
        stage.stream(new StreamAnswer.Refused(Refusal.NO_SUCH_CHANNEL, "who?")).advance(40);
        stage.stream(new StreamAnswer.Refused(Refusal.TOKEN_REFUSED, "who?")).advance(20);

        assertThat(stage.told(CaptureEvent.RefreshFailed.class)).containsExactly(0.0, 5.0);
        assertThat(stage.events(CaptureEvent.StreamRefused.class))
                .containsExactly(
                        new CaptureEvent.StreamRefused(Refusal.NO_SUCH_CHANNEL, "who?"),
                        new CaptureEvent.StreamRefused(Refusal.TOKEN_REFUSED, "who?"));
    }

    @Test
    void m5_afterAFailureTheOtherConnectionsAreUsedAndAfterAnAnswerTheFirstAgain() {
        Stage stage = Stage.of("480p").stream(new StreamAnswer.Failed("reset"))
                .begin()
                .advance(5);
        stage.stream(new StreamAnswer.Offline("not up")).advance(10);

        assertThat(stage.actions(FindStream.class))
                .extracting(FindStream::client)
                .containsExactly(ClientRole.FIRST, ClientRole.SECOND, ClientRole.SECOND, ClientRole.FIRST);
    }

    @Test
    void m10_aUrlIsAsOldAsTheLookThatBroughtIt() {
        Stage stage = Stage.of("480p", withUrlAge(Duration.ofSeconds(60)))
                .plays("480p")
                .begin();
        FetchId look = stage.actions(FindStream.class).get(0).fetch();
        stage.advance(4).on(new CaptureInput.StreamAnswered(look, Lists.variants("480p")));

        stage.advance(60);

        assertThat(stage.looks()).containsExactly(0.0, 60.0);
    }

    @Test
    void m10_whileTheMachineSleptAUrlAgedByTheWallClock() {
        Stage stage = Stage.of("480p").offers("480p").plays("480p").begin().advance(30);

        stage.sleep(Duration.ofDays(30)).advance(2);

        assertThat(stage.looks()).containsExactly(0.0, 32.0);
    }

    @Test
    void t1_theSoftTimeIsToldOncePerLookAndTheLookGoesOn() {
        Stage stage = Stage.of("480p").begin().advance(19);

        assertThat(stage.told(CaptureEvent.RefreshFailed.class)).containsExactly(5.0);
        assertThat(stage.cancelled()).isEmpty();
    }

    /** The hard time is handed to whoever performs the work, which then reports a failure like any other. */
    @Test
    void t2_atTheHardTimeTheWorkFails() {
        Stage stage = Stage.of("480p").begin().advance(30);
        FindStream look = stage.actions(FindStream.class).get(0);

        stage.on(new CaptureInput.StreamAnswered(look.fetch(), new StreamAnswer.Failed("no answer in 30 s")));

        assertThat(look.hard()).isEqualTo(DEFAULTS.refresh().timeouts().hard());
        assertThat(stage.events(CaptureEvent.RefreshFailed.class))
                .contains(new CaptureEvent.RefreshFailed("no answer in 30 s"));
        assertThat(stage.cancelled()).isEmpty();
    }

    @Test
    void t3_anAnswerBeforeTheSoftTimeLeavesNothingToWaitFor() {
        Stage stage = Stage.of("480p").begin().advance(4).swallows("480p");
        FetchId look = stage.actions(FindStream.class).get(0).fetch();

        stage.on(new CaptureInput.StreamAnswered(look, new StreamAnswer.Offline("not up")));

        assertThat(stage.wakeAt()).contains(Duration.ofSeconds(20));
        assertThat(stage.advance(15).told(CaptureEvent.RefreshFailed.class)).isEmpty();
    }

    @Test
    void channelWithoutAWantedQualityIsWatched() {
        Stage stage =
                Stage.of("").stream(new StreamAnswer.Offline("not up")).begin().advance(20);
        stage.offers("480p").advance(40);

        assertThat(stage.looks()).containsExactly(0.0, 20.0, 40.0, 60.0);
        assertThat(stage.told(CaptureEvent.StreamFound.class)).containsExactly(40.0);
        assertThat(stage.started()).isEmpty();
    }

    static CapturePolicy withUrlAge(Duration age) {
        CapturePolicy.Refresh usual = DEFAULTS.refresh();
        CapturePolicy.Refresh refresh = new CapturePolicy.Refresh(
                usual.important(),
                usual.others(),
                usual.lost(),
                usual.lostFor(),
                usual.overAfter(),
                usual.timeouts(),
                age,
                age,
                age,
                usual.standInFor(),
                usual.standInLook(),
                usual.afterABug(),
                usual.standbyLook());
        return new CapturePolicy(refresh, DEFAULTS.polling(), DEFAULTS.getting(), DEFAULTS.bounds());
    }
}
