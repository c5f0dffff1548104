package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.source.StreamAnswer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One failure never ends a recording (design §3 law 5). */
class RecoveryTest {
    private static final Duration BOUND = Duration.ofSeconds(10);

    static Stream<Named<Supplier<Optional<MediaAnswer>>>> failures() {
        return Stream.of(
                Named.of("500", answer(new MediaAnswer.Failed("500"))),
                Named.of("reset", answer(new MediaAnswer.Failed("reset"))),
                Named.of("403", answer(new MediaAnswer.Refused(403))),
                Named.of("404", answer(new MediaAnswer.Refused(404))),
                Named.of("no answer", Optional::empty),
                Named.of("garbage", answer(new MediaAnswer.Failed("not a playlist"))),
                Named.of("a bad date", answer(badDate())),
                Named.of("ENDLIST", answer(Lists.ended(0, 5))));
    }

    private static Supplier<Optional<MediaAnswer>> answer(MediaAnswer answer) {
        return () -> Optional.of(answer);
    }

    private static MediaAnswer badDate() {
        return Lists.answer(Lists.media(5, 5).text().replace("2026-03-01T", "2026-99-99T"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void oneFailedPollOnAUrlThatNeverChangesCostsNoSegment(Supplier<Optional<MediaAnswer>> failure) {
        Stage stage = Stage.of("480p").offers("480p").plays("480p").begin().advance(9);
        stage.media("480p", failure).advance(Duration.ofMillis(1001));
        Duration back = stage.elapsed();

        stage.plays("480p");
        while (!stage.listed().contains((long) Lists.first(back) + 4)) {
            assertThat(stage.elapsed().minus(back)).isLessThanOrEqualTo(BOUND);
            stage.advance(Duration.ofMillis(100));
        }
        stage.advance(10);

        assertThat(stage.listed()).contains(5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L);
        assertThat(stage.stopped()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void afterALongOutageOnAUrlThatNeverChangesItGoesOnWithinTenSeconds(Supplier<Optional<MediaAnswer>> failure) {
        Stage stage = Stage.of("480p").offers("480p").plays("480p").begin().advance(9);
        stage.media("480p", failure).advance(300);
        Duration back = stage.elapsed();

        stage.plays("480p").advance(BOUND);

        assertThat(stage.listed()).contains((long) Lists.first(back) + 4);
        assertThat(stage.stopped()).isEmpty();
    }

    @Test
    void whereAnotherUrlIsNeededItIsFoundWithinOneRefreshInterval() {
        Stage stage = Stage.of("480p").offers("480p").plays("480p").begin().advance(60);
        stage.media("480p", new MediaAnswer.Failed("500")).advance(2);

        stage.offers("480p+2").plays("480p+2").advance(20);

        assertThat(stage.told(CaptureEvent.WorkerWorking.class)).hasSize(2);
        assertThat(stage.stopped()).singleElement().asString().endsWith("took over");
    }

    @Test
    void channelThatLostItsLastUrlLooksEachFiveSecondsThoughItIsNotImportant() {
        Stage stage = Stage.of("480p").offers("480p").plays("480p").begin().advance(60);

        stage.media("480p", new MediaAnswer.Refused(404)).stream(new StreamAnswer.Offline("not up"))
                .advance(20);

        assertThat(stage.looks()).containsExactly(0.0, 62.0, 67.0, 72.0, 77.0);
    }

    @Test
    void longAfterTheLossItLooksAtTheUsualIntervalAgain() {
        Stage stage = Stage.of("480p").offers("480p").plays("480p").begin().advance(60);
        stage.media("480p", new MediaAnswer.Refused(404)).stream(new StreamAnswer.Offline("not up"))
                .advance(Duration.ofMinutes(16))
                .fresh();

        stage.advance(60);

        assertThat(stage.looks()).hasSize(3);
    }

    @Test
    void lossSoonAfterALookWaitsUntilFiveSecondsAfterThatNotForTheInterval() {
        Stage stage = Stage.of("480p").offers("480p").plays("480p").begin().advance(1);

        stage.media("480p", new MediaAnswer.Refused(404)).stream(new StreamAnswer.Offline("not up"))
                .advance(20);

        assertThat(stage.looks()).containsExactly(0.0, 5.0, 10.0, 15.0, 20.0);
    }

    @Test
    void lossLongAfterALookIsAReasonToLookAtOnce() {
        Stage stage = Stage.of("480p").offers("480p").plays("480p").begin().advance(9);

        stage.media("480p", new MediaAnswer.Refused(404)).stream(new StreamAnswer.Offline("not up"))
                .advance(3);

        assertThat(stage.looks()).containsExactly(0.0, 10.0);
    }

    @Test
    void channelThatNeverWorkedHasNothingToLose() {
        Stage stage = Stage.of("480p")
                .offers("480p")
                .media("480p", new MediaAnswer.Refused(404))
                .begin()
                .advance(40);

        assertThat(stage.looks()).containsExactly(0.0, 20.0, 40.0);
    }

    @Test
    void recoveredUrlEndsTheHaste() {
        Stage stage = Stage.of("480p").offers("480p").plays("480p").begin().advance(60);
        stage.media("480p", new MediaAnswer.Refused(404)).advance(4);
        stage.plays("480p").advance(20).fresh();
        stage.media("480p", new MediaAnswer.Failed("500")).advance(30);

        assertThat(stage.looks()).hasSize(2);
    }

    @Test
    void endedStreamThatReturnsUnderTheSameUrlIsRecordedOn() {
        Stage stage = Stage.of("480p").offers("480p").plays("480p").begin().advance(9);
        stage.media("480p", Lists.ended(4, 5)).advance(Duration.ofMinutes(5));

        stage.plays("480p").advance(20);

        assertThat(stage.told(CaptureEvent.PlaylistEnded.class)).hasSize(1);
        assertThat(stage.listed()).contains(160L);
        assertThat(stage.started()).hasSize(1);
    }
}
