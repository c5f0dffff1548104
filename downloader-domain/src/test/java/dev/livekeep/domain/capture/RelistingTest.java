package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.capture.CaptureAction.Download;
import dev.livekeep.domain.capture.CaptureAction.LookUp;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.timeline.DateOrigin;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a capture makes of segments that it knows already, or seems to. */
class RelistingTest {
    private static final String ONE = "https://one.example/";
    private static final String TWO = "https://two.example/";

    private final Stage stage = Stage.of("480p").offers("480p").archive(CaptureInput.Presence.ABSENT);

    private static String segment(boolean dated, String host, int number) {
        String text = Lists.segment(number).replace(number + ".ts", host + number + ".ts");
        return dated ? text : text.substring(text.indexOf("#EXTINF"));
    }

    private static MediaAnswer.Listed list(boolean dated, String host, int first, int count) {
        return Lists.media(
                first,
                IntStream.range(first, first + count)
                        .mapToObj(number -> segment(dated, host, number))
                        .collect(Collectors.joining()));
    }

    private List<URI> downloaded() {
        return stage.actions(Download.class).stream()
                .map(download -> download.segment().uri())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSegmentIsRecordedOnceThoughItsHostChanges(boolean dated) {
        stage.media("480p", list(dated, ONE, 3, 5)).begin().advance(1);
        stage.media("480p", list(dated, TWO, 4, 5)).advance(2);
        stage.media("480p", list(dated, ONE, 4, 5)).advance(2);

        assertThat(stage.listed()).containsExactly(3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(stage.actions(LookUp.class)).hasSize(6);
        assertThat(downloaded()).hasSize(6).endsWith(URI.create(TWO + "8.ts"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theOtherHostIsAskedWhereTheFirstRefuses(boolean dated) {
        stage.downloadsHang().media("480p", list(dated, ONE, 3, 1)).begin().advance(1);
        stage.media("480p", list(dated, TWO, 3, 1)).advance(2);
        AttemptId first = stage.actions(Download.class).get(0).attempt();

        stage.on(new CaptureInput.DownloadEnded(first, new DownloadResult.Refused(404)));

        assertThat(downloaded()).containsExactly(URI.create(ONE + "3.ts"), URI.create(TWO + "3.ts"));
        assertThat(stage.actions(Download.class)).extracting(Download::attempt).doesNotHaveDuplicates();
        assertThat(stage.listed()).containsExactly(3L);
    }

    @Test
    void aHostWhoseDatesAreSomeMillisecondsOffMakesNoOtherSlots() {
        stage.media("480p", list(true, ONE, 3, 5)).begin().advance(1);
        MediaAnswer.Listed other =
                Lists.answer(list(true, TWO, 3, 5).text().replaceAll("(PROGRAM-DATE-TIME:.*)Z", "$1.007Z"));

        stage.media("480p", other).advance(2);

        assertThat(stage.actions(LookUp.class)).hasSize(5);
        assertThat(downloaded()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void adsAndGapsAreToldOnceThoughTheirHostChanges(boolean dated) {
        String spoilt = list(dated, ONE, 3, 5).text();
        spoilt = spoilt.replace("#EXTINF:2,\n" + ONE + "4.ts", "#EXTINF:2,Amazon|1\n" + ONE + "4.ts")
                .replace("#EXTINF:2,\n" + ONE + "6.ts", "#EXT-X-GAP\n#EXTINF:2,\n" + ONE + "6.ts");
        stage.media("480p", Lists.answer(spoilt)).begin().advance(1);

        stage.media("480p", Lists.answer(spoilt.replace(ONE, TWO))).advance(2);

        assertThat(stage.listed()).containsExactly(3L, 5L, 7L);
        assertThat(stage.events(CaptureEvent.AdSkipped.class)).hasSize(1);
        assertThat(stage.events(CaptureEvent.GapListed.class)).hasSize(1);
    }

    @Test
    void aListThatOnlyChangesHostsStandsStill() {
        int[] polls = {0};
        stage.media("480p", () -> {
                    polls[0]++;
                    return Optional.of(list(false, "https://h" + polls[0] + ".example/", 3, 5));
                })
                .begin()
                .advance(12);

        assertThat(stage.events(CaptureEvent.Stalled.class)).isNotEmpty();
        assertThat(stage.listed()).containsExactly(3L, 4L, 5L, 6L, 7L);
    }

    @ParameterizedTest
    @ValueSource(strings = {ONE, ONE + "anew/"})
    void aBroadcastThatBeginsAnewIsRecordedFromItsFirstSegmentOn(String where) {
        stage.media("480p", list(false, ONE, 3, 5)).begin().advance(1);
        stage.media("480p", new MediaAnswer.Failed("500")).advance(20);

        stage.media("480p", list(false, where, 0, 5)).advance(4);

        assertThat(stage.listed()).containsExactly(3L, 4L, 5L, 6L, 7L, 0L, 1L, 2L, 3L, 4L);
        assertThat(downloaded()).hasSize(10);
    }

    @Test
    void aDatedBroadcastThatBeginsAnewUnderTheOldNamesIsRecordedFromItsFirstSegmentOn() {
        stage.media("480p", list(true, ONE, 3, 5)).begin().advance(1);
        stage.media("480p", new MediaAnswer.Failed("500")).advance(20);
        MediaAnswer.Listed anew = Lists.answer(list(true, ONE, 3, 5).text().replace("T12:00:", "T12:01:"));

        stage.media("480p", anew).advance(4);

        assertThat(stage.listed()).containsExactly(3L, 4L, 5L, 6L, 7L, 3L, 4L, 5L, 6L, 7L);
        assertThat(stage.actions(LookUp.class)).extracting(LookUp::slot).doesNotHaveDuplicates();
        assertThat(downloaded()).hasSize(10);
    }

    @Test
    void aPrefetchedSegmentIsLeftUntilItIsListedAndIsOneThen() {
        String three = segment(true, ONE, 3);
        String four = segment(true, ONE, 4);
        stage.media("480p", Lists.media(3, three + "#EXT-X-TWITCH-PREFETCH:https://p.example/4.ts"))
                .begin()
                .advance(1);
        assertThat(downloaded()).containsExactly(URI.create(ONE + "3.ts"));

        stage.media("480p", Lists.media(3, three + four + "#EXT-X-TWITCH-PREFETCH:https://p.example/5.ts"))
                .advance(4);

        assertThat(stage.listed()).containsExactly(3L, 4L);
        assertThat(stage.events(CaptureEvent.SegmentListed.class))
                .extracting(CaptureEvent.SegmentListed::origin)
                .containsOnly(DateOrigin.LISTED);
        assertThat(downloaded()).containsExactly(URI.create(ONE + "3.ts"), URI.create(ONE + "4.ts"));
    }

    @Test
    void anAdBreakWithoutAnnouncedTimeEndsAtTheNextDiscontinuityOnceItsTagHasLeft() {
        List<String> stream = LongStream.range(0, 9)
                .mapToObj(number -> segment(false, ONE, (int) number))
                .collect(Collectors.toList());
        stream.set(1, "#EXT-X-CUE-OUT\n" + stream.get(1));
        stream.set(6, "#EXT-X-DISCONTINUITY\n" + stream.get(6));
        stage.media("480p", () -> Optional.of(window(stream))).begin().advance(14);

        assertThat(stage.events(CaptureEvent.AdSkipped.class))
                .extracting(ad -> ad.listing().mediaSequence())
                .containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(stage.listed()).containsExactly(0L, 6L, 7L, 8L);
    }

    /** Three segments, one further every two seconds. */
    private MediaAnswer window(List<String> stream) {
        int first = Math.min(stage.first(), stream.size() - 3);
        return Lists.media(first, String.join("", stream.subList(first, first + 3)));
    }
}
