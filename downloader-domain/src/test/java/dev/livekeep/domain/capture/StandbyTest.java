package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.source.SourceType;
import dev.livekeep.domain.source.StreamAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** A second session beside the first (design §3 law 3). Its dates are 0.7 s later than the first's. */
class StandbyTest {
    private static final Duration SKEW = Duration.ofMillis(700);
    private static final SourceType TWITCH = new SourceType.Twitch("one");

    private int sessions;

    /** Each look for the stream opens another session, all of which list the same. */
    private Stage twitch(boolean important) {
        return opening(
                Stage.of(TWITCH, important, "480p", CapturePolicy.defaults()).archive(CaptureInput.Presence.ABSENT));
    }

    private Stage opening(Stage stage) {
        return stage.stream(() -> {
            sessions++;
            stage.plays("480p+" + sessions, segment(sessions));
            return Optional.of(Lists.variants("480p+" + sessions));
        });
    }

    private static IntFunction<String> segment(int session) {
        return session == 1 ? Lists::segment : StandbyTest::late;
    }

    private static String late(int number) {
        Instant start = Lists.NOON.plusSeconds(2L * number);
        return Lists.segment(number).replace(start.toString(), start.plus(SKEW).toString());
    }

    private static List<Instant> stored(Stage stage) {
        return stage.events(CaptureEvent.CopyStored.class).stream()
                .filter(copy -> copy.path().name().kind() == SegmentKind.FULL)
                .map(copy -> copy.path().name().start())
                .sorted()
                .toList();
    }

    private static void assertSeamless(Stage stage, int least) {
        List<Instant> stored = stored(stage);
        assertThat(stored).containsExactlyElementsOf(Listings.startsUpTo(stored.size()));
        assertThat(stored).hasSizeGreaterThanOrEqualTo(least);
    }

    @Test
    void importantChannelHasASecondSessionThatWasOpenedLater() {
        Stage stage = twitch(true).begin().advance(19);

        assertThat(stage.looks()).containsExactly(0.0, 10.0);
        assertThat(stage.polls("480p+1")).hasSizeGreaterThan(9);
        assertThat(stage.polls("480p+2")).hasSizeGreaterThan(4);
    }

    @Test
    void otherChannelsHaveOneIfItIsAskedFor() {
        assertThat(twitch(false).begin().advance(19).looks()).containsExactly(0.0);

        CapturePolicy asked = CapturePolicy.defaults().wanting(new CapturePolicy.Wanted(false, false, false, true));
        Stage stage = opening(Stage.of(TWITCH, false, "480p", asked)).begin().advance(19);

        assertThat(stage.looks()).containsExactly(0.0, 10.0);
    }

    @Test
    void addressThatIsTheSameForEverybodyHasNone() {
        Stage stage = Stage.important("480p").offers("480p").plays("480p").begin();

        assertThat(stage.advance(600).looks()).containsExactly(0.0);
    }

    @Test
    void whatBothListIsDownloadedOnceButForTheSegmentThatIsCompared() {
        Stage stage = twitch(true).begin().advance(17);

        assertThat(stage.actions(CaptureAction.Download.class))
                .hasSize(stored(stage).size() + 1);
        assertSeamless(stage, 13);
    }

    @Test
    void whereTheFirstShowsAnAdTheOtherIsRecordedUnderTheNamesOfTheFirst() {
        Stage stage = twitch(true).begin().advance(14);

        stage.plays("480p+1", number -> number < 12 ? Lists.segment(number) : Lists.ad(number))
                .advance(16);

        assertSeamless(stage, 14);
    }

    @Test
    void frozenListIsFilledFromTheOther() {
        Stage stage = twitch(true).begin().advance(14);

        stage.media("480p+1", Lists.media(7, 5)).advance(16);

        assertSeamless(stage, 14);
    }

    /** As {@link #late}, but from the twelfth on by a clock that is another 0.8 s late. */
    private static String setAnew(int number) {
        if (number < 12) {
            return late(number);
        }
        Instant start = Lists.NOON.plusSeconds(2L * number);
        String later = Lists.segment(number)
                .replace(start.toString(), start.plus(SKEW).plusMillis(800).toString());
        return number == 12 ? "#EXT-X-DISCONTINUITY\n" + later : later;
    }

    @Test
    void clockThatIsSetAnewAtADiscontinuityIsComparedAgain() {
        Stage stage = twitch(true).begin().advance(14);

        stage.plays("480p+2", StandbyTest::setAnew)
                .plays("480p+1", number -> number < 14 ? Lists.segment(number) : Lists.ad(number))
                .advance(14);

        assertSeamless(stage, 16);
    }

    @Test
    void whatIsHeldBackAtAStopGoesByTheNameThatItHas() {
        Stage stage = twitch(true).begin().advance(14);

        stage.plays("480p+1", number -> number < 12 ? Lists.segment(number) : Lists.ad(number))
                .advance(4)
                .stop();

        assertThat(stage.events(CaptureEvent.SegmentListed.class).stream().map(CaptureEvent.SegmentListed::start))
                .containsExactlyElementsOf(Listings.startsUpTo(14));
    }

    @Test
    void handOverIsDoneWhenTheFirstDies() {
        Stage stage = twitch(true).begin().advance(14).fresh();

        stage.media("480p+1", new MediaAnswer.Refused(403)).advance(5);

        assertThat(stage.stopped()).containsExactly("its URL is spent and another is known");
        assertThat(stage.listed()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void nextSessionIsOpenedBeforeTheUrlsAreAsOldAsTheOneThatDied() {
        Stage stage = twitch(true).begin().advance(100);
        int opened = sessions;
        stage.media("480p+" + opened, new MediaAnswer.Refused(403))
                .media("480p+" + (opened - 1), new MediaAnswer.Refused(403))
                .advance(5);
        Duration life = stage.elapsed();
        stage.fresh();

        stage.advance(life.multipliedBy(3));

        assertThat(stage.looks()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(stage.events(CaptureEvent.PollFailed.class)).isEmpty();
    }

    @Test
    void urlsThatLiveLongAreRenewedEverMoreSeldom() {
        Stage stage = twitch(true).begin().advance(Duration.ofMinutes(20));

        assertThat(stage.looks()).hasSizeBetween(4, 30);
        assertThat(stage.fresh().advance(Duration.ofMinutes(40)).looks()).hasSizeLessThan(5);
    }

    @Test
    void thereAreNeverMoreThanThree() {
        Stage stage = twitch(true);
        stage.stream(() -> {
                    sessions++;
                    stage.plays("480p+" + sessions, Lists::ad);
                    return Optional.of(Lists.variants("480p+" + sessions));
                })
                .begin()
                .advance(120);

        assertThat(sessions).isEqualTo(3);
    }

    @Test
    void looksForAStandbyThatFindNothingKeepToTheUsualPace() {
        Stage stage = twitch(true).begin().advance(8);

        stage.stream(new StreamAnswer.Failed("503")).advance(17);

        assertThat(stage.looks()).containsExactly(0.0, 10.0, 15.0, 20.0, 25.0);
    }
}
