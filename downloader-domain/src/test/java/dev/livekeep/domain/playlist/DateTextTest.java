package dev.livekeep.domain.playlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The form nearly every origin writes is read in place; everything else is left to the lenient reader. */
class DateTextTest {

    private static final String PLAIN = "2019-01-06T22:15:41.123Z";

    private final DateText dates =
            new DateText(new Reading(new LineCursor("", 0), Playlists.BASE, Map.of(), ReaderLimits.defaults()));

    private @Nullable Instant plain(String date) {
        return dates.plain("7" + date + "7", 1, 1 + date.length());
    }

    @ParameterizedTest
    @CsvSource({
        "2019-01-06T22:15:41Z, 2019-01-06T22:15:41Z",
        "2019-01-06T22:15:41.5Z, 2019-01-06T22:15:41.5Z",
        "2019-01-06T22:15:41.123456Z, 2019-01-06T22:15:41.123456Z",
        "2019-01-06T22:15:41.123456999Z, 2019-01-06T22:15:41.123456Z",
        "2019-01-06T22:15:41.000000999Z, 2019-01-06T22:15:41Z",
        "2019-01-06T00:00:00Z, 2019-01-06T00:00:00Z",
        "2019-01-06T23:59:59.999999Z, 2019-01-06T23:59:59.999999Z",
        "1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z",
        "9998-12-31T23:59:59.999999Z, 9998-12-31T23:59:59.999999Z"
    })
    void aPlainDateIsReadInPlace(String date, Instant read) {
        assertThat(plain(date)).isEqualTo(read);
    }

    @Test
    void aDateInTheMinuteOfTheOneBeforeIsReadAlike() {
        plain("2019-01-06T22:15:41Z");

        assertThat(plain("2019-01-06T22:15:43.5Z")).isEqualTo(Instant.parse("2019-01-06T22:15:43.5Z"));
        assertThat(plain("2019-01-06T22:15:60Z")).isNull();
        assertThat(plain("2019-01-06T22:15:4xZ")).isNull();
        assertThat(plain("2019-01-06T22:16:01Z")).isEqualTo(Instant.parse("2019-01-06T22:16:01Z"));
    }

    @Test
    void everyDayOfTwoCenturiesIsReadAsTheCalendarHasIt() {
        LocalDate.EPOCH
                .datesUntil(LocalDate.of(2170, 1, 1))
                .forEach(day -> assertThat(plain(day + "T12:34:56Z")).isEqualTo(Instant.parse(day + "T12:34:56Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2019-01-06T22:15:4Z",
                "2019-01-06T22:15:41.Z",
                "2019-01-06T22:15:41,5Z",
                "2019-01-06T22:15:41.5z",
                "2019-01-06T22:15:41.5",
                "2019-01-06T22:15:41+00:00",
                "2019-01-06t22:15:41Z",
                "2019-01-06 22:15:41Z",
                "20190106T221541.123Z",
                "1969-12-31T23:59:59Z",
                "9999-01-01T00:00:00Z",
                "2019-00-06T22:15:41Z",
                "2019-13-06T22:15:41Z",
                "2019-01-00T22:15:41Z",
                "2019-01-32T22:15:41Z",
                "2019-04-31T22:15:41Z",
                "2019-02-29T22:15:41Z",
                "2100-02-29T22:15:41Z",
                "2019-01-06T24:15:41Z",
                "2019-01-06T22:60:41Z",
                "2019-01-06T22:15:60Z",
                ""
            })
    void everythingElseIsLeftToTheLenientReader(String date) {
        assertThat(plain(date)).isNull();
    }

    @Test
    void aPlainDateHasNothingButDigitsAndMarksInTheirPlaces() {
        IntStream.range(0, PLAIN.length()).forEach(at -> {
            for (char other : new char[] {'/', ':', 'T', '-', 'x'}) {
                if (other != PLAIN.charAt(at)) {
                    String date = PLAIN.substring(0, at) + other + PLAIN.substring(at + 1);
                    assertThat(plain(date)).as(date).isNull();
                }
            }
        });
    }
}
