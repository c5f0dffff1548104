package dev.livekeep.domain.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract §3: formatting. Every row says: EXTINF, DURATION, and the microseconds a consumer reads from it. */
class DurationTextTest {

    @ParameterizedTest(name = "§3 row {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
             1 | 2.000,live          | 2.0                 | 2000000
             2 | 10.010,             | 10.01               | 10010000
             3 | 2.002               | 2.002               | 2002000
             4 | 2                   | 2.0                 | 2000000
             5 | 0.000               | 0.0                 | 0
             6 | .5                  | 0                   | 0
             7 | 8.341666666666667   | 8.341666666666667   | 8341667
             8 | 1.9999999999999999  | 2.0                 | 2000000
             9 | 4.0040000000000001  | 4.0040000000000004  | 4004000
            10 | 0.30000000000000004 | 0.30000000000000004 | 300000
            11 | 1234567.1           | 1234567.1           | 1234567100000
            12 | 0.0001              | 0.0001              | 100
            """)
    void rowsThatAConsumerReads(int row, String extinf, String duration, long micros) {
        assertThat(DurationText.ofExtinf(extinf)).isEqualTo(duration);
        assertThat(DurationReading.of(duration)).isEqualTo(counted(duration));
        assertThat(((DurationReading.Counted) DurationReading.of(duration))
                        .duration()
                        .micros())
                .isEqualTo(micros);
    }

    @Test
    void row13IsUnreadableBecauseItsDashShiftsTheFields() {
        assertThat(DurationText.ofExtinf("0.00009")).isEqualTo("9e-05");
        assertThat(DurationReading.of("9e-05"))
                .isEqualTo(new DurationReading.Unreadable("wanted a duration in seconds, found \"9e-05\","
                        + " whose dash shifts the fields of the name"));
    }

    @ParameterizedTest(name = "§3 row {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            14 | 10000000000000000   | 1e+16
            15 | 123456789012345.678 | 123456789012345.67
            """)
    void rowsThatOverflow(int row, String extinf, String duration) {
        assertThat(DurationText.ofExtinf(extinf)).isEqualTo(duration);
        assertThat(DurationReading.of(duration))
                .isEqualTo(new DurationReading.Overflowing(
                        "the duration \"" + duration + "\" is longer than all dates together"));
    }

    @ParameterizedTest(name = "§3, more: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            1e3                   | 1.0
            1e-3                  | 1.0
            2,5                   | 2.0
            2.5.6                 | 2.5
            2.                    | 2.0
            ' 2.0 ,x'             | 2.0
            3600                  | 3600.0
            100000                | 100000.0
            1000000000000000      | 1000000000000000.0
            1234567890.123456789  | 1234567890.1234567
            16.683333333333334    | 16.683333333333334
            6.006006006006006     | 6.006006006006006
            -2.0                  | 0
            +2.0                  | 0
            abc                   | 0
            ''                    | 0
            ','                   | 0
            """)
    void moreOfTheSame(String extinf, String duration) {
        assertThat(DurationText.ofExtinf(extinf)).isEqualTo(duration);
    }

    @Test
    void aNumberBeyondAllDoublesIsInfinite() {
        String extinf = "1" + "0".repeat(309);

        assertThat(DurationText.ofExtinf(extinf)).isEqualTo("inf");
        assertThat(DurationReading.of("inf")).isInstanceOf(DurationReading.Overflowing.class);
    }

    /** Printed by Python 3.11. */
    @ParameterizedTest
    @CsvSource({
        "0.0, 0.0",
        "-0.0, -0.0",
        "-2.5, -2.5",
        "-Infinity, -inf",
        "NaN, nan",
        "4.9E-324, 5e-324",
        "9.9E-324, 1e-323",
        "1.5E-323, 1.5e-323",
        "2.0E-323, 2e-323",
        "1.7976931348623157E308, 1.7976931348623157e+308",
        "2.2250738585072014E-308, 2.2250738585072014e-308",
        "1.0E23, 1e+23",
        "2.2E-5, 2.2e-05",
        "1.0E-100, 1e-100",
        "1.0E-10, 1e-10",
        "1.0E22, 1e+22",
        "9.9999999999999991E-5, 9.999999999999999e-05",
        "1.0E-4, 0.0001",
        "9.999999999999998E15, 9999999999999998.0",
        "1.0E16, 1e+16",
        "1.2345671E7, 12345671.0",
        "120.0, 120.0",
        "0.001, 0.001"
    })
    void everyDoublePrintsAsPythonsRepr(double number, String text) {
        assertThat(DurationText.of(number)).isEqualTo(text);
    }

    private static DurationReading counted(String duration) {
        return new DurationReading.Counted(new SegmentDuration(Double.parseDouble(duration)));
    }
}
