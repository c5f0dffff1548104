package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.source.SourceType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sessions whose clocks differ leave one archive (design §4 Dates). The second's dates are 0.7 s later than the first's. */
class AlignmentTest {
    private static final Duration SKEW = Duration.ofMillis(700);

    private final Stage stage = Stage.of(new SourceType.Twitch("one"), "480p")
            .archive(CaptureInput.Presence.ABSENT)
            .offers("480p")
            .plays("480p")
            .begin();

    private static String late(int number) {
        return Lists.segment(number)
                .replace(
                        Lists.NOON.plusSeconds(2L * number).toString(),
                        Lists.NOON.plusSeconds(2L * number).plus(SKEW).toString());
    }

    /** One poll of the first session fails, so that another is opened, which lists its segments so. */
    private Stage secondSession(IntFunction<String> segment) {
        stage.advance(21).media("480p", new MediaAnswer.Failed("500")).advance(2);
        return stage.offers("480p+2").plays("480p+2", segment).plays("480p");
    }

    private List<Instant> names(SegmentKind kind) {
        return stage.events(CaptureEvent.CopyStored.class).stream()
                .map(copy -> copy.path().name())
                .filter(name -> name.kind() == kind)
                .map(name -> name.start())
                .toList();
    }

    private long downloads(int number) {
        return stage.actions(CaptureAction.Download.class).stream()
                .filter(download -> download.segment().uriText().equals(number + ".ts"))
                .count();
    }

    @Test
    void namesGoOnByTheClockOfTheFirstAfterTheHandOver() {
        secondSession(AlignmentTest::late).advance(40);

        assertThat(stage.stopped()).singleElement().asString().endsWith("took over");
        assertThat(names(SegmentKind.FULL))
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(
                        Listings.startsUpTo(names(SegmentKind.FULL).size()));
        assertThat(names(SegmentKind.FULL)).hasSizeGreaterThan(33);
        assertThat(stage.events(CaptureEvent.SegmentClosed.class))
                .allMatch(closed -> closed.closing() == CaptureEvent.Closing.STORED_FULL);
    }

    @Test
    void whatBothListIsDownloadedOnceButForTheSegmentThatIsCompared() {
        secondSession(AlignmentTest::late).advance(40);

        assertThat(IntStream.range(0, 33)
                        .filter(number -> downloads(number) != 1)
                        .count())
                .isEqualTo(1);
        assertThat(stage.events(CaptureEvent.ClockCompared.class))
                .singleElement()
                .satisfies(compared -> assertThat(compared.offset()).isEqualTo(SKEW.negated()));
    }

    @Test
    void sessionWithNothingInCommonBeginsTheNamesAnew() {
        stage.advance(11).media("480p", new MediaAnswer.Refused(403)).advance(30);

        stage.offers("480p+2").plays("480p+2", AlignmentTest::late).advance(20);

        assertThat(names(SegmentKind.FULL))
                .contains(Lists.NOON.plusSeconds(50).plus(SKEW))
                .doesNotContain(Lists.NOON.plusSeconds(50));
        assertThat(names(SegmentKind.SUSPECT)).isEmpty();
    }
}
