package dev.livekeep.domain.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.livekeep.domain.playlist.MediaSegment;
import dev.livekeep.domain.playlist.Playlists;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Design §4, Media: what writing refuses or changes. */
class WritableDurationTest {

    private static final Duration TARGET = Duration.ofSeconds(6);

    /** What is listed, then the text in the name; from the playlist's line to the name, as it is recorded. */
    @ParameterizedTest(name = "§3 row {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
             1     | 2.000,live           | 2.0
             2     | 10.010,              | 10.01
             3     | 2.002                | 2.002
             4     | 2                    | 2.0
             5     | 0.000                | suspect 6.0
             6     | .5                   | 0.5
             7     | 8.341666666666667    | 8.341666666666667
             8     | 1.9999999999999999   | 2.0
             9     | 4.0040000000000001   | 4.0040000000000004
            10     | 0.30000000000000004  | 0.30000000000000004
            11     | 1234567.1            | refused
            12     | 0.0001               | 0.0001
            13     | 0.00009              | 0.00009
            14     | 10000000000000000    | refused
            15     | 123456789012345.678  | refused
            more   | 1e3                  | 1.0
            more   | 1e-3                 | 1.0
            more   | 2,5                  | 2.0
            more   | 2.5.6                | 2.5
            more   | 2.                   | 2.0
            more   | ' 2.0 ,x'            | 2.0
            more   | 3600                 | 3600.0
            more   | 100000               | refused
            more   | 1000000000000000     | refused
            more   | 1234567890.123456789 | refused
            more   | 16.683333333333334   | 16.683333333333334
            more   | 6.006006006006006    | 6.006006006006006
            more   | -2.0                 | suspect 6.0
            more   | +2.0                 | suspect 6.0
            more   | abc                  | suspect 6.0
            more   | ''                   | suspect 6.0
            beside | .5,title             | 0.5
            beside | .                    | suspect 6.0
            beside | 0.000001             | 0.000001
            beside | 0.0000004            | suspect 6.0
            beside | 3600.001             | refused
            """)
    void aListedDurationIsWrittenOrChangedOrRefused(String row, String extinf, String written) {
        assertThat(written(listed(extinf))).isEqualTo(written);
    }

    @Test
    void aListedNumberBeyondAllDoublesIsNoDuration() {
        assertThat(written(listed("1" + "0".repeat(309)))).isEqualTo("suspect 6.0");
    }

    @ParameterizedTest
    @CsvSource({
        "0, EXTINF says 0.0 s",
        "-1, EXTINF says -1.0 s",
        "NaN, EXTINF says nan s",
        "4e-7, EXTINF says less than a microsecond"
    })
    void withoutAUsableDurationTheTargetDurationStandsIn(double seconds, String reason) {
        assertThat(WritableDuration.of(seconds, TARGET))
                .isEqualTo(new WritableDuration.Substitute(new SegmentDuration(6), reason));
    }

    @ParameterizedTest
    @CsvSource({"3600.001, 3600.001", "3601, 3601.0", "1e16, 1e+16", "123456789012345.67, 123456789012345.67"})
    void moreThanAnHourIsRefused(double seconds, String shown) {
        assertThat(WritableDuration.of(seconds, TARGET))
                .isEqualTo(new WritableDuration.Refused("EXTINF says " + shown + " s, more than one hour"));
    }

    @Test
    void aTargetDurationMayBeAMicrosecondToAnHour() {
        assertThat(WritableDuration.of(0, Duration.ofNanos(1_000)))
                .isEqualTo(new WritableDuration.Substitute(new SegmentDuration(1e-6), "EXTINF says 0.0 s"));
        assertThat(WritableDuration.of(0, Duration.ofHours(1)))
                .isEqualTo(new WritableDuration.Substitute(new SegmentDuration(3600), "EXTINF says 0.0 s"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.0000001S", "PT1H0.001S", "PT-1S"})
    void aTargetDurationThatCannotStandInIsRefused(Duration target) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WritableDuration.of(0, target))
                .withMessageContaining("A target duration lies above 0 and within one hour");
    }

    private static WritableDuration listed(String extinf) {
        MediaSegment segment =
                Playlists.media("#EXTINF:" + extinf, "a.ts").segments().get(0);
        return WritableDuration.of(segment.duration().orElse(0), TARGET);
    }

    private static String written(WritableDuration writable) {
        return switch (writable) {
            case WritableDuration.Listed(SegmentDuration duration) -> duration.text();
            case WritableDuration.Substitute(SegmentDuration duration, String reason) -> "suspect " + duration.text();
            case WritableDuration.Refused(String reason) -> "refused";
        };
    }
}
