package dev.livekeep.domain.ads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.playlist.MediaPlaylist;
import dev.livekeep.domain.playlist.Playlists;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ranges are written as start-end in seconds after ten o'clock; where the end is missing it is not known. */
class DatedSpansTest {

    @ParameterizedTest(name = "{0} covers {1}")
    @CsvSource({
        "'', ''",
        "2-4, 2 3",
        "2-2, ''",
        "4-2, ''",
        "2-4 4-6, 2 3 4 5",
        "2-4 5-6, 2 3 5",
        "5-6 2-4, 2 3 5",
        "2-8 3-4, 2 3 4 5 6 7",
        "2-4 3-5, 2 3 4",
        "4-2 3-5, 3 4",
        "7-, 7 8 9",
        "7- 1-2 8-9, 1 7 8 9",
        "-5, ''"
    })
    void aDateIsHeldFromAStartUntilTheEnd(String ranges, String covered) {
        DatedSpans spans = spans(ranges.isEmpty() ? List.of() : List.of(ranges.split(" ")));

        assertThat(IntStream.range(0, 10)
                        .filter(second -> spans.contains(at(second)))
                        .boxed())
                .isEqualTo(
                        covered.isEmpty()
                                ? List.of()
                                : List.of(covered.split(" ")).stream()
                                        .map(Integer::valueOf)
                                        .toList());
    }

    @Test
    void theInstantBeforeTheEndIsHeldAndTheOneBeforeTheStartIsNot() {
        DatedSpans spans = spans(List.of("2-4"));

        assertThat(spans.contains(at(2).minusNanos(1))).isFalse();
        assertThat(spans.contains(at(4).minusNanos(1))).isTrue();
    }

    @Property(tries = 300)
    void manyRangesHoldWhatAnyOneOfThemHolds(
            @ForAll @Size(max = 12) List<@IntRange(max = 20) Integer> starts,
            @ForAll @Size(min = 12, max = 12) List<@IntRange(max = 6) Integer> lengths,
            @ForAll @IntRange(max = 30) int second) {
        List<String> ranges = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            ranges.add(starts.get(i) + "-" + (starts.get(i) + lengths.get(i)));
        }

        boolean expected = IntStream.range(0, starts.size())
                .anyMatch(i -> second >= starts.get(i) && second < starts.get(i) + lengths.get(i));

        assertThat(spans(ranges).contains(at(second))).isEqualTo(expected);
    }

    private static DatedSpans spans(List<String> ranges) {
        List<String> lines = new ArrayList<>();
        for (String range : ranges) {
            String[] ends = range.split("-", -1);
            lines.add("#EXT-X-DATERANGE:ID=\"a\"" + date("START-DATE", ends[0]) + date("END-DATE", ends[1]));
        }
        MediaPlaylist playlist = Playlists.media(lines.toArray(String[]::new));
        return new DatedSpans(playlist.dateRanges());
    }

    private static String date(String name, String second) {
        return second.isEmpty() ? "" : "," + name + "=\"" + at(Integer.parseInt(second)) + "\"";
    }

    private static Instant at(int second) {
        return Instant.parse("2026-03-01T10:00:00Z").plusSeconds(second);
    }
}
