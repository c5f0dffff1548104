package dev.livekeep.domain.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Design §4, Media: what writing refuses or changes. */
class WritableDurationTest {

    private static final Duration TARGET = Duration.ofSeconds(6);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2.000,live          | 2.0
            10.010,             | 10.01
            ' 2.0 ,x'           | 2.0
            2.                  | 2.0
            2,5                 | 2.0
            1e3                 | 1.0
            .5                  | 0.5
            .5,title            | 0.5
            0.00009             | 0.00009
            0.000001            | 0.000001
            3600                | 3600.0
            8.341666666666667   | 8.341666666666667
            """)
    void aUsableDurationIsWrittenAsListed(String extinf, String text) {
        WritableDuration writable = WritableDuration.ofExtinf(extinf, TARGET);

        assertThat(writable).isInstanceOf(WritableDuration.Listed.class);
        assertThat(((WritableDuration.Listed) writable).duration().text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0           | EXTINF says 0.0 s
            0.000,live  | EXTINF says 0.0 s
            0.0000004   | EXTINF says less than a microsecond
            -2.0        | EXTINF begins with no decimal number: "-2.0"
            +2.0        | EXTINF begins with no decimal number: "+2.0"
            abc         | EXTINF begins with no decimal number: "abc"
            .           | EXTINF begins with no decimal number: "."
            ''          | EXTINF begins with no decimal number: ""
            """)
    void withoutAUsableDurationTheTargetDurationStandsIn(String extinf, String reason) {
        assertThat(WritableDuration.ofExtinf(extinf, TARGET))
                .isEqualTo(new WritableDuration.Substitute(new SegmentDuration(6), reason));
    }

    @ParameterizedTest
    @CsvSource({
        "3600.001, 3600.001",
        "3601, 3601.0",
        "10000000000000000, 1e+16",
        "123456789012345.678, 123456789012345.67"
    })
    void moreThanAnHourIsRefused(String extinf, String shown) {
        assertThat(WritableDuration.ofExtinf(extinf, TARGET))
                .isEqualTo(new WritableDuration.Refused("EXTINF says " + shown + " s, more than one hour"));
    }

    @Test
    void aNumberIsJudgedLikeItsText() {
        assertThat(WritableDuration.of(2.5, TARGET)).isEqualTo(new WritableDuration.Listed(new SegmentDuration(2.5)));
        assertThat(WritableDuration.of(Double.NaN, TARGET)).isInstanceOf(WritableDuration.Substitute.class);
        assertThat(WritableDuration.of(-1, TARGET)).isInstanceOf(WritableDuration.Substitute.class);
        assertThat(WritableDuration.of(Double.POSITIVE_INFINITY, TARGET)).isInstanceOf(WritableDuration.Refused.class);
    }

    @Test
    void aTargetDurationMayBeUpToAnHour() {
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
}
