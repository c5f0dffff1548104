package dev.livekeep.domain.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.HourFolder;
import dev.livekeep.domain.archive.SegmentDuration;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentName;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract §4, the table of dates: what is listed, then the hour and the time of the name. */
class ProgramDateTimeTest {

    @ParameterizedTest(name = "§4: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            2019-01-06T22:15:41.123Z       | 2019-01-06T22 | 15:41.123000
            2019-01-06T22:15:41Z           | 2019-01-06T22 | 15:41.000000
            2019-01-06T22:15:41.1234567Z   | 2019-01-06T22 | 15:41.123456
            2019-01-06T22:15:41.123456999Z | 2019-01-06T22 | 15:41.123456
            2019-01-06T22:15:41.9999999Z   | 2019-01-06T22 | 15:41.999999
            2019-01-06T22:15:41,5Z         | 2019-01-06T22 | 15:41.500000
            2019-01-06T22:15:41            | 2019-01-06T22 | 15:41.000000
            2019-01-06T22:15:41.123+00:00  | 2019-01-06T22 | 15:41.123000
            2019-01-06T22:15:41.123+0000   | 2019-01-06T22 | 15:41.123000
            2019-01-06T22:15:41.123 UTC    | 2019-01-06T22 | 15:41.123000
            2019-01-06T22:15:41.123 GMT    | 2019-01-06T22 | 15:41.123000
            2019-01-06T22:15:41.123+01:00  | 2019-01-06T21 | 15:41.123000
            2019-01-06T22:15:41.123-0800   | 2019-01-07T06 | 15:41.123000
            2019-01-06T22:15:41.123-08:00  | 2019-01-07T06 | 15:41.123000
            2019-01-06T22:15:41.123-08     | 2019-01-07T06 | 15:41.123000
            2019-01-06T22:15:41.123+05:30  | 2019-01-06T16 | 45:41.123000
            2019-01-06T22:15:41.123+0530   | 2019-01-06T16 | 45:41.123000
            2019-01-06T22:15:41.123+14:00  | 2019-01-06T08 | 15:41.123000
            2019-01-06T22:15:41.123+23:59  | 2019-01-05T22 | 16:41.123000
            2019-12-31T23:30:00.000-01:00  | 2020-01-01T00 | 30:00.000000
            2019-01-01T00:15:00+01:00      | 2018-12-31T23 | 15:00.000000
            2020-02-29T23:59:59.999999Z    | 2020-02-29T23 | 59:59.999999
            20190106T221541.123Z           | 2019-01-06T22 | 15:41.123000
            2019-01-06 22:15:41.123Z       | 2019-01-06T22 | 15:41.123000
            2019-01-06t22:15:41.123z       | 2019-01-06T22 | 15:41.123000
            2019-01-06T22:15Z              | 2019-01-06T22 | 15:00.000000
            2019-01-06T22Z                 | 2019-01-06T22 | 00:00.000000
            2019-01-06                     | 2019-01-06T00 | 00:00.000000
            2019-01-06T22:15:41.123 EST    | 2019-01-06T22 | 15:41.123000
            2019-01-06T22:15:41.123 XYZ    | 2019-01-06T22 | 15:41.123000
            2019-01-06T22:15:41.123 PST    | 2019-01-06T22 | 15:41.123000
            2019-01-06T22:15:41.123 UTC+3  | 2019-01-07T01 | 15:41.123000
            2019-01-06T22:15:41.123 GMT+3  | 2019-01-07T01 | 15:41.123000
            """)
    void datesAreReadAsUpstreamReadsThem(String listed, String hour, String time) {
        DateReading reading = ProgramDateTime.parse(listed);

        assertThat(reading).isInstanceOf(DateReading.Read.class);
        assertNamed(reading, hour, time);
    }

    @ParameterizedTest(name = "§4, a better one: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            2016-12-31T23:59:60Z          | 2017-01-01T00 | 00:00.000000
            2016-12-31T23:59:60.25Z       | 2017-01-01T00 | 00:00.250000
            2017-01-01T05:29:60+05:30     | 2017-01-01T00 | 00:00.000000
            """)
    void aLeapSecondIsTheBeginningOfTheNextMinute(String listed, String hour, String time) {
        DateReading reading = ProgramDateTime.parse(listed);

        assertNamed(reading, hour, time);
        assertThat(((DateReading.Read) reading).remark())
                .contains("the leap second was read as the first second of the next minute");
    }

    @ParameterizedTest(name = "§4, error: {0}")
    @ValueSource(
            strings = {
                "2019-01-06T24:00:00Z",
                "2019-02-29T00:00:00Z",
                "2019-01-06T22:15:41+24:00",
                "2019-01-06T22:15:41+01:00:30",
                "2019-W01-7T22:15:41Z",
                "2019W017",
                "2019-006T22:15:41Z",
                "2019006",
                "1546812941",
                "1546812941.123",
                "1546812941123",
                "2019-01-06T22:15:41.Z",
                "2019-01-06T22:15:41Z trailing words",
                "2019-01-06T22:15:41Z Z",
                "garbage",
                ""
            })
    void whatUpstreamCannotReadIsUnreadable(String listed) {
        assertUnreadable(listed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2019-01-06T22:60:00Z",
                "2019-01-06T22:15:61Z",
                "2019-13-06T22:15:41Z",
                "2019-00-06T22:15:41Z",
                "2019-01-00T22:15:41Z",
                "2019-01-32T22:15:41Z",
                "20190132T22:15:41Z",
                "2019-01-06T22:15:41+",
                "2019-01-06T22:15:41+01:60",
                "2019-01-06T22:15:41+530",
                "2019-01-06T22:15:41+1:0",
                "2019-01-06T22:15:41 AM",
                "2019-01-06T22:15:41 Tokyo",
                "2019-01-06T22:15:41 ABCDEF",
                "2019-01-06Z",
                "2019-01-06T",
                "2019-01-06T2Z",
                "-2019-01-06T22:15:41Z",
                "19-01-06T22:15:41Z",
                "12019-01-06T22:15:41Z",
                "٢٠١٩-01-06T22:15:41Z"
            })
    void aDateThatDoesNotExistIsUnreadable(String listed) {
        assertUnreadable(listed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1969-12-31T23:59:59.999999Z",
                "1970-01-01T00:59:59+01:00",
                "9999-01-01T00:00:00Z",
                "9998-12-31T23:30:00-01:00",
                "0001-01-01T00:00:00Z",
                "0000-01-01T00:00:00Z"
            })
    void anAbsurdYearIsUnreadable(String listed) {
        assertUnreadable(listed);
        assertThat(((DateReading.Unreadable) ProgramDateTime.parse(listed)).reason())
                .isEqualTo("wanted a date in the years 1970 to 9998, found \"" + listed + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z",
        "1969-12-31T23:00:00-01:00, 1970-01-01T00:00:00Z",
        "9998-12-31T23:59:59.999999Z, 9998-12-31T23:59:59.999999Z"
    })
    void theFirstAndTheLastUsefulDateAreRead(String listed, Instant date) {
        assertThat(ProgramDateTime.parse(listed).asDate()).contains(date);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2019-01-06T22:15:41 Z        | 2019-01-06T22:15:41Z
            2019-01-06T22:15:41 +01:00   | 2019-01-06T21:15:41Z
            2019-01-06T22:15:41+1:30     | 2019-01-06T20:45:41Z
            2019-01-06T22:15:41+1        | 2019-01-06T21:15:41Z
            2019-01-06T22:15:41 EST+5    | 2019-01-07T03:15:41Z
            2019-01-06T22:15:41 UTC-3    | 2019-01-06T19:15:41Z
            2019-01-06T22:15:41UTC       | 2019-01-06T22:15:41Z
            2019-01-06T2215Z             | 2019-01-06T22:15:00Z
            20190106 22:15:41            | 2019-01-06T22:15:41Z
            2019-01-06T23:59:59+23:00    | 2019-01-06T00:59:59Z
            2019-01-06T00:59:59Z         | 2019-01-06T00:59:59Z
            """)
    void otherSpellingsOfTheSameFormsAreRead(String listed, Instant date) {
        assertThat(ProgramDateTime.parse(listed).asDate()).contains(date);
    }

    @Test
    void blanksAroundADateDoNotMatter() {
        assertThat(ProgramDateTime.parse("  \t2019-01-06T22:15:41Z \t").asDate())
                .contains(Instant.parse("2019-01-06T22:15:41Z"));
    }

    @Test
    void aZoneNameThatIsPassedOverIsRemarkedOnAndAnythingElseIsNot() {
        assertThat(remarkOn("2019-01-06T22:15:41 EST"))
                .isEqualTo("the zone EST is not known here: the digits were read as UTC");
        assertThat(remarkOn("2019-01-06T22:15:41 UTC")).isEmpty();
        assertThat(remarkOn("2019-01-06T22:15:41Z")).isEmpty();
        assertThat(remarkOn("2019-01-06T22:15:41 EST+5")).isEmpty();
        assertThat(remarkOn("2019-01-06")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/Los_Angeles", "Asia/Kolkata"})
    void theZoneOfTheHostPlaysNoPart(String host) {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(host));

            assertThat(ProgramDateTime.parse("2019-01-06T22:15:41 PST").asDate())
                    .contains(Instant.parse("2019-01-06T22:15:41Z"));
            assertThat(ProgramDateTime.parse("2019-01-06T22:15:41").asDate())
                    .contains(Instant.parse("2019-01-06T22:15:41Z"));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void foreignTextIsHarmlessInTheReason() {
        assertThat(ProgramDateTime.parse("\u001b[2J"))
                .isEqualTo(new DateReading.Unreadable(
                        "wanted a date like 2019-01-06T22:15:41.123Z, found \"\\u{1b}[2J\""));
    }

    @Test
    void noTextWhateverMakesReadingThrow() {
        Random random = new Random(4);
        List<String> pieces = List.of(
                "2019", "-", "01", "06", "T", " ", "22", ":", "60", ".", ",", "Z", "+", "UTC", "EST", "é", "\0");

        Stream<String> texts = Stream.generate(() -> {
                    StringBuilder text = new StringBuilder();
                    random.ints(random.nextInt(20), 0, pieces.size()).forEach(i -> text.append(pieces.get(i)));
                    return text.toString();
                })
                .limit(20_000);

        assertThat(texts.map(ProgramDateTime::parse)).doesNotContainNull();
    }

    @Test
    void aLongTextIsReadInOneGo() {
        assertThat(ProgramDateTime.parse("2019-01-06T22:15:41." + "1".repeat(1_000_000) + "Z")
                        .asDate())
                .contains(Instant.parse("2019-01-06T22:15:41.111111Z"));
        assertUnreadable(" ".repeat(1_000_000) + "x");
        assertUnreadable("2019-01-06T22:15:41+" + "0:".repeat(500_000));
    }

    private static void assertNamed(DateReading reading, String hour, String time) {
        Instant date = reading.asDate().orElseThrow();
        SegmentName name =
                new SegmentName(date, new SegmentDuration(2), SegmentKind.FULL, SegmentHash.ofDigest(new byte[32]));
        assertThat(name.hour()).isEqualTo(HourFolder.parse(hour).orElseThrow());
        assertThat(name.fileName()).startsWith(time + "-2.0-full-");
    }

    private static void assertUnreadable(String listed) {
        assertThat(ProgramDateTime.parse(listed)).isInstanceOf(DateReading.Unreadable.class);
        assertThat(ProgramDateTime.parse(listed).asDate()).isEmpty();
    }

    private static String remarkOn(String listed) {
        return ((DateReading.Read) ProgramDateTime.parse(listed)).remark().orElse("");
    }
}
