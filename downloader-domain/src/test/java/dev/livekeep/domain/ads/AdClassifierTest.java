package dev.livekeep.domain.ads;

import static dev.livekeep.domain.playlist.Playlists.media;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.livekeep.domain.playlist.MediaPlaylist;
import dev.livekeep.domain.playlist.MediaSegment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdClassifierTest {
    private static final String PDT = "#EXT-X-PROGRAM-DATE-TIME:2026-03-01T10:00:";

    private final AdClassifier classifier = new AdClassifier(AdRules.defaults());

    /** The signs of the listed segments, then of those in the making. */
    private record AdReading(List<Optional<AdSign>> segments, List<Optional<AdSign>> prefetches) {}

    private AdReading read(String... lines) {
        return read(classifier, media(lines), MediaSegment::programDateTime);
    }

    private static AdReading read(
            AdClassifier classifier, MediaPlaylist playlist, Function<MediaSegment, Optional<Instant>> dates) {
        AdSigns signs = classifier.in(playlist);
        var segments = playlist.segments().stream()
                .map(segment -> signs.of(segment, dates.apply(segment)))
                .toList();
        Optional<AdSign> last = segments.isEmpty() ? Optional.empty() : segments.get(segments.size() - 1);
        var prefetches = playlist.prefetches().stream()
                .map(prefetch -> signs.of(prefetch, last))
                .toList();
        return new AdReading(segments, prefetches);
    }

    private static Optional<AdSign> sign(AdSign sign) {
        return Optional.of(sign);
    }

    @ParameterizedTest
    @CsvSource({
        "'Amazon|2387192', TITLE_WORD",
        "'an Amazon ad', TITLE_WORD",
        "'FT|abc', TITLE_BEGINNING",
        "'1234567890', TITLE_NUMBER"
    })
    void knowsAnAdByItsTitle(String title, AdSign expected) {
        AdReading reading = read("#EXTINF:2.000," + title, "a.ts");

        assertThat(reading.segments()).containsExactly(sign(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "", "amazon", "xFT|a", "123456789", "12345678901", "123456789a", "/234567890"})
    void takesOtherTitlesForContent(String title) {
        AdReading reading = read("#EXTINF:2.000," + title, "a.ts");

        assertThat(reading.segments()).containsExactly(Optional.empty());
    }

    @Test
    void knowsAnAdByTheDateRangeItLiesIn() {
        AdReading reading = read(
                "#EXT-X-DATERANGE:ID=\"x\",CLASS=\"twitch-stitched-ad\",START-DATE=\"2026-03-01T10:00:02Z\",DURATION=2.0",
                "#EXT-X-DATERANGE:ID=\"stitched-ad-9\",START-DATE=\"2026-03-01T10:00:06Z\",END-DATE=\"2026-03-01T10:00:08Z\"",
                PDT + "01.999Z",
                "#EXTINF:2,",
                "a",
                PDT + "02Z",
                "#EXTINF:2,",
                "b",
                PDT + "03.999Z",
                "#EXTINF:2,",
                "c",
                PDT + "04Z",
                "#EXTINF:2,",
                "d",
                PDT + "06Z",
                "#EXTINF:2,",
                "e",
                PDT + "08Z",
                "#EXTINF:2,",
                "f");

        assertThat(reading.segments())
                .containsExactly(
                        Optional.empty(),
                        sign(AdSign.DATE_RANGE_CLASS),
                        sign(AdSign.DATE_RANGE_CLASS),
                        Optional.empty(),
                        sign(AdSign.DATE_RANGE_ID),
                        Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "twitch-maf-ad",
                "twitch-session",
                "timestamp",
                "twitch-stream-source",
                "twitch-trigger",
                "twitch-assignment"
            })
    void takesOtherDateRangesForContent(String classText) {
        AdReading reading = read(
                "#EXT-X-DATERANGE:ID=\"source-1\",CLASS=\"" + classText
                        + "\",START-DATE=\"2026-03-01T10:00:00Z\",DURATION=60",
                PDT + "02Z",
                "#EXTINF:2,live",
                "a");

        assertThat(reading.segments()).containsExactly(Optional.empty());
    }

    @Test
    void asksTheTimelineForTheDateOfAnUndatedSegment() {
        MediaPlaylist playlist = media(
                "#EXT-X-DATERANGE:ID=\"stitched-ad-1\",START-DATE=\"2026-03-01T10:00:02Z\",DURATION=2",
                PDT + "00Z",
                "#EXTINF:2,",
                "a",
                "#EXTINF:2,",
                "b");
        var dated = playlist.segments().get(0).programDateTime().orElseThrow();

        AdReading summed =
                read(classifier, playlist, segment -> Optional.of(dated.plusSeconds(2 * segment.mediaSequence())));
        AdReading undated = read(classifier, playlist, segment -> Optional.empty());

        assertThat(summed.segments()).containsExactly(Optional.empty(), sign(AdSign.DATE_RANGE_ID));
        assertThat(undated.segments()).containsExactly(Optional.empty(), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "#EXT-X-SCTE35-OUT, #EXT-X-SCTE35-IN, SCTE35_OUT",
        "'#EXT-X-SCTE35-OUT:DURATION=30', #EXT-X-SCTE35-IN, SCTE35_OUT",
        "#EXT-X-SCTE35-OUT-CONT, #EXT-X-SCTE35-IN, SCTE35_OUT",
        "'#EXT-X-SCTE35:CUE=\"AA==\",CUE-OUT=YES', '#EXT-X-SCTE35:CUE=\"AA==\",CUE-IN=YES', SCTE35_OUT",
        "'#EXT-X-SCTE35:CUE=\"AA==\",CUE-OUT=CONT', '#EXT-X-SCTE35:CUE=\"AA==\",CUE-IN=YES', SCTE35_OUT",
        "#EXT-X-CUE-OUT:30.0, #EXT-X-CUE-IN, CUE_OUT",
        "'#EXT-X-CUE-OUT:DURATION=30', #EXT-X-CUE-IN, CUE_OUT",
        "'#EXT-X-CUE-OUT-CONT:ElapsedTime=2,Duration=30', #EXT-X-CUE-IN, CUE_OUT",
        "#EXT-X-CUE-OUT-CONT:2/30, #EXT-X-CUE-IN, CUE_OUT"
    })
    void knowsAnAdByTheBreakItStandsIn(String out, String in, AdSign expected) {
        AdReading reading = read("#EXTINF:2,", "a", out, "#EXTINF:2,", "b", "#EXTINF:2,", "c", in, "#EXTINF:2,", "d");

        assertThat(reading.segments())
                .containsExactly(Optional.empty(), sign(expected), sign(expected), Optional.empty());
    }

    @Test
    void takesACueWithoutOutOrInForContent() {
        AdReading reading = read("#EXT-X-SCTE35:CUE=\"AA==\"", "#EXTINF:2,", "a");

        assertThat(reading.segments()).containsExactly(Optional.empty());
    }

    @Test
    void takesASegmentInTheMakingForAnAdBehindANewDiscontinuity() {
        AdReading reading = read(
                "#EXTINF:2,live",
                "a",
                "#EXT-X-TWITCH-PREFETCH:https://x.example/1",
                "#EXT-X-DISCONTINUITY",
                "#EXT-X-TWITCH-PREFETCH:https://x.example/2");

        assertThat(reading.prefetches()).containsExactly(Optional.empty(), sign(AdSign.NEW_STRETCH));
    }

    @Test
    void takesASegmentInTheMakingForContentOnceItsStretchIsListed() {
        AdReading reading = read(
                "#EXTINF:2,Amazon",
                "a",
                "#EXT-X-DISCONTINUITY",
                "#EXTINF:2,live",
                "b",
                "#EXT-X-TWITCH-PREFETCH:https://x.example/1");

        assertThat(reading.prefetches()).containsExactly(Optional.empty());
    }

    @Test
    void takesASegmentInTheMakingForAnAdWhereItContinuesOne() {
        AdReading reading = read("#EXTINF:2,Amazon", "a", "#EXT-X-TWITCH-PREFETCH:https://x.example/1");

        assertThat(reading.prefetches()).containsExactly(sign(AdSign.CONTINUES_AD));
    }

    @Test
    void findsNoAdWithoutRules() {
        MediaPlaylist playlist = media(
                "#EXT-X-DATERANGE:ID=\"stitched-ad-1\",CLASS=\"twitch-stitched-ad\",START-DATE=\"2026-03-01T10:00:00Z\"",
                "#EXT-X-CUE-OUT",
                "#EXT-X-SCTE35-OUT",
                PDT + "02Z",
                "#EXTINF:2,Amazon",
                "a",
                "#EXTINF:2,",
                "b");

        AdReading reading = read(new AdClassifier(AdRules.none()), playlist, MediaSegment::programDateTime);

        assertThat(reading.segments()).containsExactly(Optional.empty(), Optional.empty());
    }

    @Test
    void refusesANegativeNumberOfDigits() {
        assertThatThrownBy(() -> new AdRules(Set.of(), Set.of(), Set.of(), Set.of(), -1, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
        assertThat(Stream.of(AdSign.values())).hasSize(9);
    }
}
