package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.livekeep.domain.ads.AdRules;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.capture.CaptureAction.LookUp;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.source.SourceType;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a worker makes of what is listed (contract §10 W4–W7, W13). */
class WorkerListingTest {
    private static final CapturePolicy DEFAULTS = CapturePolicy.defaults();

    @Test
    void w4_itWorksFromItsFirstSegmentThatIsNoAd() {
        Stage stage = Stage.of("480p")
                .offers("480p")
                .media("480p", Lists.media(0, Lists.ad(0), Lists.ad(1)))
                .begin()
                .advance(1);
        stage.media("480p", Lists.media(0, Lists.ad(0), Lists.ad(1), Lists.segment(2)))
                .advance(5);

        assertThat(stage.told(CaptureEvent.WorkerWorking.class)).containsExactly(2.0);
    }

    @Test
    void w5_adsAreSkippedAndToldOnceEach() {
        Stage stage = Stage.of("480p")
                .offers("480p")
                .media("480p", Lists.media(0, Lists.segment(0), Lists.ad(1), Lists.segment(2)))
                .begin()
                .advance(10);

        assertThat(stage.listed()).containsExactly(0L, 2L);
        assertThat(stage.events(CaptureEvent.AdSkipped.class)).singleElement().satisfies(ad -> {
            assertThat(ad.listing().mediaSequence()).isEqualTo(1);
            assertThat(ad.duration()).isEqualTo(Duration.ofSeconds(2));
        });
    }

    @Test
    void w5_whatAdsAreKnownByIsASetting() {
        CapturePolicy nothingIsAnAd = new CapturePolicy(
                DEFAULTS.refresh(),
                DEFAULTS.polling(),
                DEFAULTS.getting(),
                DEFAULTS.bounds(),
                DEFAULTS.sessions(),
                DEFAULTS.wanted(),
                DEFAULTS.jitterPercent(),
                AdRules.none());
        Stage stage = Stage.of("480p", nothingIsAnAd)
                .offers("480p")
                .media("480p", Lists.media(0, Lists.segment(0), Lists.ad(1), Lists.segment(2)))
                .begin()
                .advance(10);

        assertThat(stage.listed()).containsExactly(0L, 1L, 2L);
    }

    @Test
    void w5_whatTheOriginMarksAsMissingIsToldOnceAndNotFetched() {
        Stage stage = Stage.of("480p")
                .offers("480p")
                .media("480p", Lists.media(0, Lists.segment(0), "#EXT-X-GAP\n" + Lists.segment(1)))
                .begin()
                .advance(10);

        assertThat(stage.listed()).containsExactly(0L);
        assertThat(stage.events(CaptureEvent.GapListed.class)).singleElement().satisfies(gap -> {
            assertThat(gap.start()).isEqualTo(Lists.NOON.plusSeconds(2));
            assertThat(gap.duration()).isEqualTo(Duration.ofSeconds(2));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "METHOD=NONE,                                FULL, ''",
        "'METHOD=AES-128,URI=\"key\"',               FULL, ''",
        "'METHOD=SAMPLE-AES,URI=\"key\"',            SUSPECT, 'stored encrypted as it came, method SAMPLE_AES'",
        "'METHOD=SAMPLE-AES-CTR,URI=\"key\"',        SUSPECT, 'stored encrypted as it came, method SAMPLE_AES_CTR'",
        "'METHOD=AES-128,URI=\"k\",KEYFORMAT=\"x\"', SUSPECT, 'stored encrypted as it came, method AES_128'",
        "'METHOD=AES-128,URI=\"key\",IV=0xZZ',       SUSPECT, 'stored encrypted as it came, method OTHER'",
        "METHOD=ROT13,                               SUSPECT, 'stored encrypted as it came, method OTHER'"
    })
    void whatCannotBeDecryptedIsStoredAsItCameAndSuspectAndThatIsToldOnce(String key, SegmentKind kind, String reason) {
        Stage stage = Stage.of("480p")
                .offers("480p")
                .archive(CaptureInput.Presence.ABSENT)
                .media("480p", Lists.media(0, "#EXT-X-KEY:" + key, Lists.segment(0) + Lists.segment(1)))
                .begin()
                .advance(60);

        assertThat(stage.actions(CaptureAction.Keep.class))
                .extracting(keep -> keep.path().name().kind())
                .containsExactly(kind, kind);
        assertThat(stage.events(CaptureEvent.SegmentClosed.class))
                .extracting(CaptureEvent.SegmentClosed::reason)
                .containsExactly(reason, reason);
        assertThat(stage.events(CaptureEvent.NoFullCopies.class))
                .extracting(CaptureEvent.NoFullCopies::why)
                .containsExactlyElementsOf(reason.isEmpty() ? List.of() : List.of(reason));
    }

    @Test
    void whatOnlyADeltaUpdateListsIsSuspectAsItsKeyIsNotKnown() {
        Stage stage = Stage.of("480p")
                .offers("480p")
                .archive(CaptureInput.Presence.ABSENT)
                .media("480p", Lists.media(0, "#EXT-X-SKIP:SKIPPED-SEGMENTS=2\n" + Lists.segment(2)))
                .begin()
                .advance(60);

        assertThat(stage.actions(CaptureAction.Keep.class))
                .extracting(keep -> keep.path().name().kind())
                .containsExactly(SegmentKind.SUSPECT);
    }

    @Test
    void w6_aSegmentIsTakenOnceForAsLongAsItIsListed() {
        Stage stage = playing().advance(20);

        assertThat(stage.listed())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(0, 14).mapToObj(Long::valueOf).toList());
        assertThat(stage.actions(LookUp.class)).hasSize(15);
    }

    @Test
    void w7_aJumpOfTheDatesOnTwitchIsSuspiciousOnceAndAnotherUrlIsWanted() {
        Stage stage = jumping(new SourceType.Twitch("one"));

        assertThat(stage.events(CaptureEvent.SkewSeen.class))
                .extracting(CaptureEvent.SkewSeen::skew, CaptureEvent.SkewSeen::suspicious)
                .containsExactly(tuple(Duration.ofSeconds(-1), true), tuple(Duration.ofSeconds(1), false));
        assertThat(stage.events(CaptureEvent.NewUrlWanted.class))
                .extracting(CaptureEvent.NewUrlWanted::why)
                .containsExactly("the dates of this session jumped");
    }

    @Test
    void w7_elsewhereItIsOnlyTold() {
        Stage stage = jumping(new SourceType.Url(Lists.PAGE));

        assertThat(stage.events(CaptureEvent.SkewSeen.class))
                .extracting(CaptureEvent.SkewSeen::suspicious)
                .containsExactly(false, false);
        assertThat(stage.events(CaptureEvent.NewUrlWanted.class)).isEmpty();
    }

    private static Stage jumping(SourceType source) {
        return Stage.of(source, "480p")
                .offers("480p")
                .media(
                        "480p",
                        Lists.media(0, Lists.segment(0), Lists.segment(1).replace(":02Z", ":03Z"), Lists.segment(2)))
                .begin()
                .advance(3);
    }

    /** Upstream's second getter finds the first one's file; ours is not made, since a book knows every slot. */
    @Test
    void w13_aSegmentThatTwoWorkersListIsFetchedOnce() {
        Stage stage = playing().archive(CaptureInput.Presence.ABSENT).advance(1);
        stage.media("480p", new MediaAnswer.Failed("500"))
                .offers("480p+2")
                .plays("480p+2")
                .advance(30);
        stage.plays("480p").advance(4);

        assertThat(stage.started()).hasSize(2);
        assertThat(stage.listed()).doesNotHaveDuplicates();
        assertThat(stage.actions(CaptureAction.Download.class))
                .extracting(download -> download.segment().mediaSequence())
                .doesNotHaveDuplicates();
    }

    @Test
    void segmentsThatCameAndWentBetweenTwoPollsAreToldMissed() {
        Stage stage = playing().media("480p", Lists.media(8, 5)).advance(6);

        assertThat(stage.events(CaptureEvent.WindowMissed.class))
                .extracting(CaptureEvent.WindowMissed::segments)
                .containsExactly(3L);
    }

    @Test
    void listThatWentBackOrJumpedWithADiscontinuityMissedNothing() {
        Stage stage = Stage.of("480p")
                .offers("480p")
                .media("480p", Lists.media(50, 5))
                .begin();
        stage.media("480p", Lists.media(0, 5)).advance(2);
        stage.media("480p", Lists.media(20, "#EXT-X-DISCONTINUITY", Lists.segment(20)))
                .advance(2);

        assertThat(stage.events(CaptureEvent.WindowMissed.class)).isEmpty();
    }

    @Test
    void problemsAreToldOncePerKind() {
        String broken = Lists.media(0, 3).text().replace("#EXTINF:2,\n1.ts", "#EXTINF:two,\n1.ts");
        Stage stage = Stage.of("480p")
                .offers("480p")
                .media("480p", Lists.answer(broken))
                .begin()
                .advance(10);

        assertThat(stage.events(CaptureEvent.PlaylistTrouble.class)).hasSize(1);
    }

    @Test
    void playlistsThatIntroducedASegmentAreKeptWhenWanted() {
        CapturePolicy.Polling usual = DEFAULTS.polling();
        CapturePolicy.Polling remembering = new CapturePolicy.Polling(
                usual.timeouts(),
                usual.retry(),
                usual.interval(),
                usual.least(),
                usual.stalledTargets(),
                usual.nothingStored(),
                usual.suspiciousSkew(),
                2);
        Stage stage = Stage.of(
                        "480p",
                        new CapturePolicy(DEFAULTS.refresh(), remembering, DEFAULTS.getting(), DEFAULTS.bounds()))
                .offers("480p")
                .plays("480p")
                .archive(CaptureInput.Presence.ABSENT)
                .begin()
                .advance(8);

        assertThat(stage.actions(CaptureAction.RecordPlaylists.class))
                .hasSize(9)
                .last()
                .satisfies(kept -> {
                    assertThat(kept.path().name().start()).isEqualTo(Lists.NOON.plusSeconds(16));
                    assertThat(kept.playlists())
                            .extracting(CaptureAction.PlaylistText::text)
                            .containsExactly(
                                    Lists.media(4, 5).text(),
                                    Lists.media(3, 5).text(),
                                    Lists.media(2, 5).text());
                    assertThat(kept.playlists())
                            .extracting(CaptureAction.PlaylistText::asked)
                            .containsExactly(
                                    Lists.NOON.plusSeconds(8), Lists.NOON.plusSeconds(6), Lists.NOON.plusSeconds(4));
                });
        assertThat(playing().actions(CaptureAction.RecordPlaylists.class)).isEmpty();
    }

    private static Stage playing() {
        return Stage.of("480p").offers("480p").plays("480p").begin();
    }
}
