package dev.livekeep.domain.playlist;

import static dev.livekeep.domain.playlist.Playlists.media;
import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.playlist.SegmentMemory.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Segments last 2 s and so does the target; number n was listed first about 2·n s after noon. */
class SegmentMemoryTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final SegmentMemory memory = new SegmentMemory("one");

    /** How a list is written: what stands before each segment, and where it is. */
    private record Style(String host, Optional<LongFunction<Instant>> dates, String duration, String before) {
        static final Style UNDATED = new Style("https://a.example/", Optional.empty(), "2.000", "");
        static final Style DATED = UNDATED.dated(SegmentMemoryTest::onTime);

        Style at(String otherHost) {
            return new Style(otherHost, dates, duration, before);
        }

        Style dated(LongFunction<Instant> otherDates) {
            return new Style(host, Optional.of(otherDates), duration, before);
        }

        Style lasting(String otherDuration) {
            return new Style(host, dates, otherDuration, before);
        }

        Style after(String line) {
            return new Style(host, dates, duration, line);
        }
    }

    private static Instant onTime(long number) {
        return NOON.plusSeconds(2 * number);
    }

    private static MediaPlaylist list(long first, int count, Style style) {
        List<String> lines = new ArrayList<>(List.of("#EXT-X-TARGETDURATION:2", "#EXT-X-MEDIA-SEQUENCE:" + first));
        if (!style.before().isEmpty()) {
            lines.add(style.before());
        }
        for (long at = first; at < first + count; at++) {
            long number = at;
            style.dates().ifPresent(dates -> lines.add("#EXT-X-PROGRAM-DATE-TIME:" + dates.apply(number)));
            lines.add("#EXTINF:" + style.duration() + ",");
            lines.add(style.host() + at + ".ts");
        }
        return media(lines.toArray(String[]::new));
    }

    /** The list is asked for so many seconds after noon. */
    private List<Seen> take(double seconds, MediaPlaylist playlist) {
        return memory.take(playlist, NOON.plusMillis((long) (1000 * seconds)));
    }

    private List<Seen> take(double seconds, long first, int count, Style style) {
        return take(seconds, list(first, count, style));
    }

    private static List<Long> again(List<Seen> seen) {
        return seen.stream()
                .filter(Seen::again)
                .map(each -> each.segment().mediaSequence())
                .toList();
    }

    private static List<Long> keys(List<Seen> seen) {
        return seen.stream().map(Seen::key).toList();
    }

    // The same address

    @Test
    void whatIsListedAgainIsTheSame() {
        List<Seen> first = take(10, 3, 3, Style.UNDATED);
        List<Seen> second = take(12, 4, 3, Style.UNDATED);

        assertThat(again(first)).isEmpty();
        assertThat(again(second)).containsExactly(4L, 5L);
        assertThat(keys(second))
                .startsWith(first.get(1).key(), first.get(2).key())
                .doesNotHaveDuplicates();
    }

    @Test
    void anIdStaysWhereAnOriginDoesNotCountTheDiscontinuitiesThatLeft() {
        List<Seen> first = take(
                10,
                media(
                        "#EXT-X-TARGETDURATION:2",
                        "#EXT-X-MEDIA-SEQUENCE:3",
                        "#EXTINF:2,",
                        "3.ts",
                        "#EXT-X-DISCONTINUITY",
                        "#EXTINF:2,",
                        "4.ts",
                        "#EXTINF:2,",
                        "5.ts"));
        List<Seen> second = take(
                12,
                media(
                        "#EXT-X-TARGETDURATION:2",
                        "#EXT-X-MEDIA-SEQUENCE:5",
                        "#EXTINF:2,",
                        "5.ts",
                        "#EXTINF:2,",
                        "6.ts"));

        assertThat(again(second)).containsExactly(5L);
        assertThat(second.get(0).id()).isEqualTo(first.get(2).id());
    }

    @Test
    void aStaleEdgeListsWhatIsKnown() {
        List<Seen> first = take(10, 3, 3, Style.UNDATED);
        take(12, 4, 3, Style.UNDATED);
        take(14, 4, 3, Style.UNDATED);

        assertThat(keys(take(16, 3, 3, Style.UNDATED))).isEqualTo(keys(first));
    }

    @Test
    void whatThreePlaylistsLeaveOutIsForgotten() {
        take(10, 3, 3, Style.UNDATED);
        take(12, 6, 1, Style.UNDATED);
        take(14, 6, 1, Style.UNDATED);
        take(16, 6, 1, Style.UNDATED);

        assertThat(memory.keys()).hasSize(1);
        assertThat(again(take(18, 3, 3, Style.UNDATED))).isEmpty();
    }

    @Test
    void anUndatedBroadcastThatBeginsAnewUnderTheOldNamesIsAnother() {
        take(16, 3, 5, Style.UNDATED);

        assertThat(again(take(28, 0, 5, Style.UNDATED))).isEmpty();
    }

    @Test
    void aDatedBroadcastThatBeginsAnewUnderTheOldNamesIsAnother() {
        take(16, 3, 5, Style.DATED);

        List<Seen> anew = take(46, 5, 5, Style.DATED.dated(number -> onTime(number + 13)));

        assertThat(again(anew)).isEmpty();
    }

    @Test
    void aListThatStoodStillWhileNobodyLookedIsTheSame() {
        take(16, 3, 5, Style.UNDATED);

        assertThat(again(take(600, 3, 5, Style.UNDATED))).hasSize(5);
    }

    @Test
    void datesThatWanderDoNotMakeOthersOfSegmentsThatAreListedInPace() {
        take(16, 3, 5, Style.DATED);

        assertThat(again(take(18, 4, 5, Style.DATED.dated(number -> onTime(number + 1)))))
                .containsExactly(4L, 5L, 6L, 7L);
    }

    // Another address

    @Test
    void anUndatedSegmentIsTheSameUnderAnotherHost() {
        List<Seen> first = take(16, 3, 5, Style.UNDATED);

        List<Seen> second = take(18, 4, 5, Style.UNDATED.at("https://b.example/"));

        assertThat(again(second)).containsExactly(4L, 5L, 6L, 7L);
        assertThat(keys(second)).startsWith(keys(first).subList(1, 5).toArray(Long[]::new));
        assertThat(second.get(0).id().uriWithoutQuery()).isEqualTo("https://b.example/4.ts");
    }

    @ParameterizedTest
    @CsvSource({"14, 4", "14.01, 0"})
    void aListIsInPaceIfItIsBehindByThreeTargetDurationsAtMost(double later, int same) {
        take(16, 3, 5, Style.UNDATED);

        List<Seen> second = take(16 + later, 4, 8, Style.UNDATED.at("https://b.example/"));

        assertThat(again(second)).hasSize(same);
    }

    @ParameterizedTest
    @CsvSource({"14, 4", "14.01, 0"})
    void theTargetDurationStandsInForOneThatIsMissing(double later, int same) {
        take(16, 3, 5, Style.UNDATED.lasting("?"));

        List<Seen> second =
                take(16 + later, 4, 8, Style.UNDATED.at("https://b.example/").lasting("?"));

        assertThat(again(second)).hasSize(same);
    }

    @Test
    void someSegmentsMayKeepTheirHostAndTheirDate() {
        String head = "#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:3\n#EXT-X-PROGRAM-DATE-TIME:" + NOON
                + "\n#EXTINF:2,\nhttps://a.example/3.ts\n#EXTINF:2,\n";
        List<Seen> first = take(8, media(head + "https://a.example/4.ts"));

        assertThat(keys(take(10, media(head + "https://b.example/4.ts")))).isEqualTo(keys(first));
    }

    @Test
    void hostsThatTakeTurnsListTheSame() {
        Style other = Style.UNDATED.at("https://b.example/");
        List<Seen> first = take(16, 3, 5, Style.UNDATED);

        assertThat(keys(take(17, 2, 5, other)))
                .endsWith(keys(first).subList(0, 4).toArray(Long[]::new));
        assertThat(keys(take(18, 3, 5, Style.UNDATED))).isEqualTo(keys(first));
        assertThat(keys(take(19, 3, 5, other))).isEqualTo(keys(first));
    }

    @Test
    void anotherPartOfTheSameResourceIsAnotherAddress() {
        MediaPlaylist one = media("#EXT-X-MEDIA-SEQUENCE:3", "#EXT-X-BYTERANGE:10@0", "#EXTINF:2,", "all.ts");
        MediaPlaylist two = media("#EXT-X-MEDIA-SEQUENCE:3", "#EXT-X-BYTERANGE:10@10", "#EXTINF:2.5,", "all.ts");
        take(16, one);

        assertThat(again(take(18, two))).isEmpty();
    }

    @Test
    void anUndatedBroadcastThatBeginsAnewUnderOtherNamesIsAnother() {
        take(16, 3, 5, Style.UNDATED);

        assertThat(again(take(28, 0, 5, Style.UNDATED.at("https://a.example/anew/"))))
                .isEmpty();
    }

    @Test
    void evenWhereItCaughtUpWithTheOldNumbersWhileNobodyLooked() {
        take(16, 3, 5, Style.UNDATED);

        assertThat(again(take(40, 5, 5, Style.UNDATED.at("https://a.example/anew/"))))
                .isEmpty();
    }

    @Test
    void anUndatedSegmentOfAnotherLengthIsAnother() {
        take(16, 3, 5, Style.UNDATED);

        assertThat(again(take(18, 4, 5, Style.UNDATED.at("https://b.example/").lasting("1.998"))))
                .isEmpty();
        assertThat(again(take(20, 5, 5, Style.UNDATED.at("https://c.example/").lasting("1.999"))))
                .hasSize(4);
    }

    @Test
    void anUndatedSegmentOfAnotherStretchIsAnother() {
        take(16, 3, 5, Style.UNDATED);

        assertThat(again(take(
                        18, 4, 5, Style.UNDATED.at("https://b.example/").after("#EXT-X-DISCONTINUITY-SEQUENCE:1"))))
                .isEmpty();
    }

    @Test
    void aDatedSegmentIsTheSameUnderAnotherHostHoweverLateTheListIs() {
        take(16, 3, 5, Style.DATED);
        Style other = Style.DATED
                .at("https://b.example/")
                .dated(number -> onTime(number).plusMillis(1000));

        assertThat(again(take(60, 4, 5, other))).containsExactly(4L, 5L, 6L, 7L);
    }

    @Test
    void underAnotherHostAndAnotherDateItIsAnother() {
        take(16, 3, 5, Style.DATED);
        Style other = Style.DATED
                .at("https://b.example/")
                .dated(number -> onTime(number).plusMillis(1001));

        assertThat(again(take(18, 4, 5, other))).isEmpty();
    }

    @Test
    void aPrefetchedSegmentThatIsListedIsNoOther() {
        MediaPlaylist making = media(
                "#EXT-X-TARGETDURATION:2",
                "#EXT-X-MEDIA-SEQUENCE:3",
                "#EXTINF:2,",
                "3.ts",
                "#EXT-X-TWITCH-PREFETCH:https://p.example/4");
        MediaPlaylist made = media(
                "#EXT-X-TARGETDURATION:2",
                "#EXT-X-MEDIA-SEQUENCE:3",
                "#EXTINF:2,",
                "3.ts",
                "#EXTINF:2,",
                "4.ts",
                "#EXT-X-TWITCH-PREFETCH:https://p.example/5");
        take(8, making);

        List<Seen> listed = take(10, made);

        assertThat(again(listed)).containsExactly(3L);
        assertThat(keys(listed)).hasSize(2).doesNotHaveDuplicates();
    }

    // Without numbers

    /** An origin that does not number: each list begins with 0. */
    private static MediaPlaylist unnumbered(String names, Optional<Instant> first) {
        List<String> lines = new ArrayList<>(List.of("#EXT-X-TARGETDURATION:2"));
        first.ifPresent(date -> lines.add("#EXT-X-PROGRAM-DATE-TIME:" + date));
        lines.add(names.chars()
                .mapToObj(name -> "#EXTINF:2,\n" + (char) name + ".ts")
                .collect(Collectors.joining("\n")));
        return media(lines.toArray(String[]::new));
    }

    private List<Character> againUnnumbered(double seconds, String names) {
        return take(seconds, unnumbered(names, Optional.empty())).stream()
                .filter(Seen::again)
                .map(seen -> seen.segment().uriText().charAt(0))
                .toList();
    }

    @Test
    void whereAnOriginDoesNotNumberTheAddressTells() {
        assertThat(againUnnumbered(10, "abcd")).isEmpty();
        assertThat(againUnnumbered(12, "bcde")).containsExactly('b', 'c', 'd');
        assertThat(againUnnumbered(12, "bcde")).containsExactly('b', 'c', 'd', 'e');
        assertThat(againUnnumbered(16, "defg")).containsExactly('d', 'e');
    }

    @Test
    void whereAnOriginDoesNotNumberOtherAddressesAreOtherSegments() {
        againUnnumbered(10, "abcd");

        assertThat(againUnnumbered(12, "efgh")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whereTheNumbersStandStillForAWhileTheAddressTells(boolean dated) {
        Style style = dated ? Style.DATED : Style.UNDATED;
        List<Seen> first = take(16, 3, 5, style);
        MediaPlaylist frozen = list(5, 5, style);

        List<Seen> second = take(20, renumbered(frozen));

        assertThat(keys(second))
                .startsWith(keys(first).subList(2, 5).toArray(Long[]::new))
                .doesNotHaveDuplicates();
        assertThat(second).extracting(Seen::again).containsExactly(true, true, true, false, false);
    }

    @Test
    void datedSegmentsAreTheSameWhenTheNumbersJump() {
        List<Seen> first = take(16, renumbered(list(5, 5, Style.DATED)));

        assertThat(keys(take(18, 6, 4, Style.DATED))).isEqualTo(keys(first).subList(1, 5));
    }

    /** The same list, but its number has not moved from 3. */
    private static MediaPlaylist renumbered(MediaPlaylist playlist) {
        return media(PlaylistPrinter.print(playlist).replace("SEQUENCE:5", "SEQUENCE:3"));
    }

    @Test
    void whatBeginsAnewUnderNamesThatGoRoundIsAnother() {
        take(
                16,
                media(
                        "#EXT-X-TARGETDURATION:2",
                        "#EXT-X-MEDIA-SEQUENCE:3",
                        "#EXTINF:2,",
                        "3.ts",
                        "#EXTINF:2,",
                        "0.ts",
                        "#EXTINF:2,",
                        "1.ts"));

        assertThat(again(take(30, 0, 3, Style.UNDATED.at("")))).isEmpty();
    }

    @Test
    void anAddressThatIsDatedAnewIsAnotherSegment() {
        take(10, unnumbered("abcd", Optional.of(NOON)));

        List<Seen> later = take(18, unnumbered("xay", Optional.of(NOON.plusSeconds(6))));

        assertThat(again(later)).isEmpty();
    }

    @Test
    void aWholeBroadcastFromItsBeginningIsNumbered() {
        Style event = Style.UNDATED.after("#EXT-X-PLAYLIST-TYPE:EVENT");
        take(10, 0, 5, event);

        assertThat(again(take(12, 0, 6, event.at("https://b.example/")))).hasSize(5);
    }
}
