package dev.livekeep.domain.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.NameReading.Found;
import dev.livekeep.domain.archive.NameReading.Overflowing;
import dev.livekeep.domain.archive.NameReading.Temp;
import dev.livekeep.domain.archive.NameReading.Unreadable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract §7.2 and §3: reading back names that anybody may have written. */
class NameReadingTest {

    private static final HourFolder HOUR = HourFolder.parse("2019-11-13T02").orElseThrow();
    private static final String HASH = "7IS92rssMzoSBQDIevHStbTNy-URRV3Vw-jzZ6pwOZM";

    @ParameterizedTest(name = "time {0}")
    @CsvSource({
        "45:51.608000, 2019-11-13T02:45:51.608Z",
        "45:51.6, 2019-11-13T02:45:51.6Z",
        "45:51., 2019-11-13T02:45:51Z",
        "45:51, 2019-11-13T02:45:51Z",
        "45:5, 2019-11-13T02:45:05Z",
        "45x51y000001, 2019-11-13T02:45:51.000001Z",
        "' 5:+1.608', 2019-11-13T02:05:01.608Z",
        "٤٥:51.608, 2019-11-13T02:45:51.608Z",
        "45:51.1_2, 2019-11-13T02:45:51.012Z",
        "'45:51. ', 2019-11-13T02:45:51Z",
        "4551, 2019-11-13T02:45:01Z",
        "00:00.000000, 2019-11-13T02:00:00Z",
        "59:59.999999, 2019-11-13T02:59:59.999999Z"
    })
    void timesAreReadByTheirPlaces(String time, Instant start) {
        assertThat(found(time + "-2.0-full-" + HASH + ".ts").start()).isEqualTo(start);
    }

    @ParameterizedTest(name = "time {0}")
    @ValueSource(
            strings = {
                "60:51.608000",
                "45:60.608000",
                "45:51.6080001",
                "45:51.0000000",
                "xx:51.608000",
                "45:xx.608000",
                "45:51.6x",
                "45:51._1",
                "45:51.1__2",
                "45",
                ""
            })
    void otherTimesAreUnreadable(String time) {
        assertUnreadable(time + "-2.0-full-" + HASH + ".ts");
    }

    @ParameterizedTest(name = "duration {0}")
    @CsvSource({
        "2.0, 2.0",
        "2, 2.0",
        "2., 2.0",
        ".5, 0.5",
        "0, 0.0",
        "0.00009, 0.00009",
        "1e1, 10.0",
        "1E+1, 10.0",
        "+2.0, 2.0",
        "' 2.0 ', 2.0",
        "1_0.2_5, 10.25",
        "0x10, unreadable",
        "2.0f, unreadable",
        "2d, unreadable",
        "1__0, unreadable",
        "_1, unreadable",
        "1_, unreadable",
        "., unreadable",
        "e5, unreadable",
        "1e, unreadable",
        "'', unreadable",
        "nan, unreadable",
        "NaN, unreadable",
        "+nan, unreadable",
        "inf, overflowing",
        "Infinity, overflowing",
        "+INF, overflowing",
        "infinit, unreadable",
        "-inf, unreadable",
        "1e+16, overflowing",
        "1e400, overflowing",
        "123456789012345.67, overflowing",
        "315537897600, overflowing",
        "300000000000, overflowing",
        "200000000000, 200000000000.0"
    })
    void durationsAreReadAsPythonsFloat(String duration, String expected) {
        NameReading reading = SegmentName.parse(HOUR, "45:51.608000-" + duration + "-full-" + HASH + ".ts");

        switch (expected) {
            case "unreadable" -> assertThat(reading).isInstanceOf(Unreadable.class);
            case "overflowing" -> assertThat(reading).isInstanceOf(Overflowing.class);
            default -> assertThat(((Found) reading).segment().duration().text()).isEqualTo(expected);
        }
    }

    /** The duration as other recorders write it, then how long the segment that is so called lasts. */
    @ParameterizedTest(name = "§3 row {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
             1 | 2.0                 | PT2S
             2 | 10.01               | PT10.01S
             3 | 2.002               | PT2.002S
             4 | 2.0                 | PT2S
             5 | 0.0                 | PT0S
             6 | 0                   | PT0S
             7 | 8.341666666666667   | PT8.341667S
             8 | 2.0                 | PT2S
             9 | 4.0040000000000004  | PT4.004S
            10 | 0.30000000000000004 | PT0.3S
            11 | 1234567.1           | PT342H56M7.1S
            12 | 0.0001              | PT0.0001S
            13 | 9e-05               | unreadable
            14 | 1e+16               | overflowing
            15 | 123456789012345.67  | overflowing
            """)
    void namesWithTheDurationsOfTheContractAreReadBack(int row, String duration, String expected) {
        NameReading reading = SegmentName.parse(HOUR, "45:51.608000-" + duration + "-full-" + HASH + ".ts");

        switch (expected) {
            case "unreadable" -> assertThat(reading).isInstanceOf(Unreadable.class);
            case "overflowing" -> assertThat(reading).isInstanceOf(Overflowing.class);
            default -> {
                FoundSegment segment = ((Found) reading).segment();
                assertThat(segment.duration().toDuration()).isEqualTo(Duration.parse(expected));
                assertThat(segment.end()).isEqualTo(segment.start().plus(Duration.parse(expected)));
            }
        }
    }

    @ParameterizedTest(name = "§3, more: {0}")
    @ValueSource(
            strings = {
                "1.0",
                "2.5",
                "3600.0",
                "100000.0",
                "16.683333333333334",
                "6.006006006006006",
                "1234567890.1234567"
            })
    void moreDurationsAreReadBackAndSpeltAlike(String duration) {
        assertThat(found("45:51.608000-" + duration + "-full-" + HASH + ".ts").ownName())
                .map(SegmentName::fileName)
                .contains("45:51.608000-" + duration + "-full-" + HASH + ".ts");
    }

    @ParameterizedTest(name = "§3, more: {0}")
    @ValueSource(strings = {"1000000000000000.0", "inf"})
    void otherDurationsPoisonTheirHour(String duration) {
        assertThat(SegmentName.parse(HOUR, "45:51.608000-" + duration + "-full-" + HASH + ".ts"))
                .isInstanceOf(Overflowing.class);
    }

    @ParameterizedTest(name = "§1: {0}")
    @CsvSource({
        "full, 47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU",
        "suspect, ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0",
        "partial, tasqzSpoBsM44DKQQRHjACRzaonG5-fxGQfFCVBvFzI",
        "full, 3U5nMFIJMnZ-wKnjP-GcTOJDmdbrpP9i8TATye0w74c",
        "full, _1oa4BKvpdTIicUK1Ceq9UXTGk-sBP_BxNA9QDukJQo"
    })
    void namesWithTheHashesOfTheContractAreReadBack(String kind, String hash) {
        FoundSegment segment = found("45:51.608000-2.0-" + kind + "-" + hash + ".ts");

        assertThat(segment.hash()).contains(new SegmentHash(hash));
        assertThat(segment.kind().text()).isEqualTo(kind);
    }

    @Test
    void aSegmentThatEndsAfterTheLastYearOverflows() {
        HourFolder last = HourFolder.parse("9999-12-31T23").orElseThrow();

        assertThat(SegmentName.parse(last, "59:59.500000-0.5-full-" + HASH + ".ts"))
                .isEqualTo(new Overflowing("the segment ends after the year 9999"));
        assertThat(SegmentName.parse(last, "59:59.499999-0.5-full-" + HASH + ".ts"))
                .isInstanceOf(Found.class);
    }

    @ParameterizedTest(name = "§3 row 13: {0}")
    @ValueSource(strings = {"9e-05", "-2.0"})
    void aDashInTheDurationShiftsTheFields(String duration) {
        assertUnreadable("45:51.608000-" + duration + "-full-" + HASH + ".ts");
        assertThat(DurationReading.of(duration)).isInstanceOf(DurationReading.Unreadable.class);
    }

    @Test
    void theReasonSaysWhatWasWantedAndFound() {
        assertThat(SegmentName.parse(HOUR, "45:51.608000-9e-05-full-" + HASH + ".ts"))
                .isEqualTo(new Unreadable("wanted full, suspect, partial or temp, found \"05\""));
        assertThat(SegmentName.parse(HOUR, "45:51.608000-2.0-full-" + HASH))
                .isEqualTo(
                        new Unreadable("wanted a name that ends in .ts, found \"45:51.608000-2.0-full-" + HASH + "\""));
        assertThat(SegmentName.parse(HOUR, "45:51.608000-2.0-full.ts"))
                .isEqualTo(new Unreadable("wanted TIME-DURATION-KIND-HASH.ts, found \"45:51.608000-2.0-full.ts\""));
        assertThat(SegmentName.parse(HOUR, "x-2.0-full-" + HASH + ".ts"))
                .isEqualTo(new Unreadable("wanted minutes and seconds like 45:51.608000, found \"x\""));
        assertThat(SegmentName.parse(HOUR, "45:51.608000-x-full-" + HASH + ".ts"))
                .isEqualTo(new Unreadable("wanted a duration in seconds, found \"x\""));
        assertThat(SegmentName.parse(HOUR, "45:51.608000-2.0-full-a.ts"))
                .isEqualTo(new Unreadable("wanted a hash in base64url, found \"a\""));
    }

    /** Checked against Python 3.11: padding by the number of characters, foreign characters dropped, groups must be whole. */
    @ParameterizedTest(name = "hash {0}")
    @CsvSource({
        "'', ''",
        "YQ, 61",
        "YWI, 6162",
        "YWJj, 616263",
        "YWJjZA, 61626364",
        "YQ==, 61",
        "YQ=, 61",
        "YQ==YQ==, 61",
        "=YQ, unreadable",
        "==YQ, unreadable",
        "YQ=x, unreadable",
        "Y=Q=, unreadable",
        "__--, ffffbe",
        "AZaz, 0196b3",
        "0989, d3df3d",
        "@[`{, ''",
        "':;YQ', unreadable",
        "++++, fbefbe",
        "Y, unreadable",
        "YWJjZ, unreadable",
        "Y*Q, unreadable",
        "YQ**, unreadable",
        "YQ***, 61",
        "Y*WJj, 616263",
        "YWJjé, 616263",
        "éé, ''",
        "YWéé, unreadable"
    })
    void hashesAreReadAsPythonsBase64(String hash, String hex) {
        NameReading reading = SegmentName.parse(HOUR, "45:51.608000-2.0-full-" + hash + ".ts");

        if (hex.equals("unreadable")) {
            assertThat(reading).isInstanceOf(Unreadable.class);
        } else {
            assertThat(((Found) reading).segment().digest()).hasToString(hex);
        }
    }

    @Test
    void textThatIsNoUnicodeIsUnreadable() {
        assertUnreadable("45:51.608000-2.0-full-YWJj\ud800.ts");
    }

    @Test
    void aNameInOurOwnSpellingIsRecognised() {
        FoundSegment ours = found("45:51.608000-2.0-suspect-" + HASH + ".ts");
        FoundSegment theirs = found("45:51.608-2-suspect-" + HASH + ".ts");

        assertThat(ours.ownName())
                .contains(new SegmentName(
                        Instant.parse("2019-11-13T02:45:51.608Z"),
                        new SegmentDuration(2),
                        SegmentKind.SUSPECT,
                        new SegmentHash(HASH)));
        assertThat(theirs.ownName()).isEmpty();
        assertThat(theirs.hash()).contains(new SegmentHash(HASH));
        assertThat(theirs.fileName()).isEqualTo("45:51.608-2-suspect-" + HASH + ".ts");
        assertThat(theirs.end()).isEqualTo(Instant.parse("2019-11-13T02:45:53.608Z"));
    }

    @Test
    void aHashOfAnotherLengthIsNoHash() {
        FoundSegment found = found("45:51.608000-2.0-full-YWJj.ts");

        assertThat(found.hash()).isEmpty();
        assertThat(found.ownName()).isEmpty();
    }

    @Test
    void digestsAreEqualByTheirBytesAndOrderedUnsigned() {
        DigestBytes low = new DigestBytes(new byte[] {0x7f});
        DigestBytes high = new DigestBytes(new byte[] {(byte) 0x80});

        assertThat(low).isLessThan(high).isGreaterThan(new DigestBytes(new byte[0]));
        assertThat(low)
                .isEqualTo(new DigestBytes(new byte[] {0x7f}))
                .isNotEqualTo(high)
                .isNotEqualTo("7f");
        assertThat(low).hasSameHashCodeAs(new DigestBytes(new byte[] {0x7f}));
        assertThat(low.hashCode()).isNotEqualTo(high.hashCode());
    }

    @Test
    void aTempIsRecognisedWhoeverWroteIt() {
        String ours = "45:51.608000-2.0-temp-3f1c9a52-7c1e-4d0f-9b7a-0123456789ab.ts";
        String odd = "x-y-temp-someone's.ts";

        TempName temp = TempName.parse(ours).orElseThrow();

        assertThat(temp.uuid()).contains(UUID.fromString("3f1c9a52-7c1e-4d0f-9b7a-0123456789ab"));
        assertThat(temp.fileName()).isEqualTo(ours);
        assertThat(temp).isEqualTo(new TempName("45:51.608000", "2.0", "3f1c9a52-7c1e-4d0f-9b7a-0123456789ab"));
        assertThat(TempName.parse(odd).orElseThrow().uuid()).isEmpty();
        assertThat(SegmentName.parse(HOUR, ours)).isEqualTo(new Temp(temp));
        assertThat(SegmentName.parse(HOUR, "45:51.608000-2.0-temp-.ts")).isInstanceOf(Temp.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "45:51.608000-2.0-full-3f1c9a52-7c1e-4d0f-9b7a-0123456789ab.ts",
                "45:51.608000-2.0-temp-3f1c9a52",
                "45:51.608000-2.0-temp.ts",
                "temp.ts",
                ""
            })
    void otherNamesAreNoTemps(String fileName) {
        assertThat(TempName.parse(fileName)).isEmpty();
    }

    @Test
    void aTempWithAPoisonousDurationIsPoisonToo() {
        assertThat(SegmentName.parse(HOUR, "45:51.608000-1e400-temp-x.ts")).isInstanceOf(Overflowing.class);
        assertUnreadable("45:51.608000-x-temp-x.ts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "c/q/2019-11-13T02",
                "c/q/2019-11-13T02/a/45:51.608000-2.0-full-" + HASH + ".ts",
                "/q/2019-11-13T02/45:51.608000-2.0-full-" + HASH + ".ts",
                "../q/2019-11-13T02/45:51.608000-2.0-full-" + HASH + ".ts",
                "c/chat/2019-11-13T02/45:51.608000-2.0-full-" + HASH + ".ts",
                "c/q/2019-11-13/45:51.608000-2.0-full-" + HASH + ".ts",
                "c/q/2019-11-13T02/"
            })
    void otherPathsAreUnreadable(String path) {
        assertThat(SegmentPath.parse(path)).isInstanceOf(Unreadable.class);
    }

    @Test
    void theReasonForAPathSaysWhatIsWrong() {
        assertThat(SegmentPath.parse("a/b"))
                .isEqualTo(new Unreadable("wanted CHANNEL/QUALITY/HOUR/NAME, found \"a/b\""));
        assertThat(SegmentPath.parse("c/q/today/n.ts"))
                .isEqualTo(new Unreadable("wanted an hour like 2019-11-13T02, found \"today\""));
        assertThat(SegmentPath.parse("c/chat/2019-11-13T02/n.ts"))
                .isEqualTo(new Unreadable("A quality name needs a name that nobody else uses, but found \"chat\","
                        + " the folder of chat messages: choose another name"));
    }

    @Test
    void noTextWhateverMakesReadingThrow() {
        Random random = new Random(7);
        List<String> pieces = List.of(
                "45", ":", "51", ".", "-", "full", "temp", "2.0", "1e9", HASH, ".ts", "/", "é", "\ud800", "\0", "=");

        Stream<String> texts = Stream.generate(() -> {
                    StringBuilder text = new StringBuilder();
                    random.ints(random.nextInt(14), 0, pieces.size()).forEach(i -> text.append(pieces.get(i)));
                    return text.toString();
                })
                .limit(20_000);

        assertThat(texts.map(text -> SegmentName.parse(HOUR, text))).doesNotContainNull();
    }

    private static FoundSegment found(String fileName) {
        return ((Found) SegmentName.parse(HOUR, fileName)).segment();
    }

    private static void assertUnreadable(String fileName) {
        assertThat(SegmentName.parse(HOUR, fileName)).isInstanceOf(Unreadable.class);
    }
}
