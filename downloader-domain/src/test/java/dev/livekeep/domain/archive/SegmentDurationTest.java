package dev.livekeep.domain.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract §3 and §4: the text that is written, and sums in whole microseconds. */
class SegmentDurationTest {

    private static final DateTimeFormatter HOUR_AND_TIME =
            DateTimeFormatter.ofPattern("HH/mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    @Test
    void stepsOf2002msCrossTheHour() {
        assertThat(sums("2019-01-06T22:59:58.000Z", 2.002, 2.002, 2.002))
                .containsExactly("22/59:58.000000", "23/00:00.002000", "23/00:02.004000", "23/00:04.006000");
    }

    @Test
    void stepsOfAThirdOfAMicrosecondRoundAtEveryStep() {
        double step = 8.341666666666667;

        assertThat(sums("2019-01-06T22:59:58.000Z", step, step, step, step, step, step))
                .containsExactly(
                        "22/59:58.000000",
                        "23/00:06.341667",
                        "23/00:14.683334",
                        "23/00:23.025001",
                        "23/00:31.366668",
                        "23/00:39.708335",
                        "23/00:48.050002");
    }

    @Test
    void halvesOfAMicrosecondRoundToEven() {
        assertThat(sums("2019-01-06T22:00:00Z", 0.0000005, 0.0000015, 0.0000025, 0.0000035))
                .containsExactly(
                        "22/00:00.000000", "22/00:00.000000", "22/00:00.000002", "22/00:00.000004", "22/00:00.000008");
    }

    @ParameterizedTest
    @CsvSource({
        "1.35e-05, 14",
        "0.0000015, 2",
        "0.0000025, 2",
        "0, 0",
        "3600, 3600000000",
        "2.9999999, 3000000",
        "315537897599, 315537897599000000"
    })
    void microsecondsAreRoundedAsPythonsTimedeltaDoes(double seconds, long micros) {
        SegmentDuration duration = new SegmentDuration(seconds);

        assertThat(duration.micros()).isEqualTo(micros);
        assertThat(duration.toDuration()).isEqualTo(Duration.of(micros, ChronoUnit.MICROS));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 2.0",
        "10.01, 10.01",
        "8.341666666666667, 8.341666666666667",
        "0.0001, 0.0001",
        "0.00009, 0.00009",
        "1.2345e-6, 0.0000012345",
        "6e-7, 0.0000006",
        "3600, 3600.0",
        "1234567890.1234567, 1234567890.1234567",
        "315537897599, 315537897599.0",
        "0, 0.0",
        "-0.0, 0.0"
    })
    void writingNeverUsesAnExponent(double seconds, String text) {
        assertThat(new SegmentDuration(seconds).text()).isEqualTo(text);
        assertThat(DurationReading.of(text)).isEqualTo(new DurationReading.Counted(new SegmentDuration(seconds)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {5e-7, 1e-12, Double.MIN_VALUE, -0.0})
    void whatNobodyCanTellFromZeroIsZero(double seconds) {
        assertThat(new SegmentDuration(seconds)).isEqualTo(new SegmentDuration(0.0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, -2.0, 315537897599.1, 1e16, Double.POSITIVE_INFINITY, Double.NaN})
    void whatNoDateCanBearIsRefused(double seconds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SegmentDuration(seconds))
                .withMessage("A segment's duration is 0 to 315537897599 seconds, but found " + DurationText.of(seconds)
                        + ": take the target duration instead");
    }

    @Test
    void aSpanOfTimeBecomesADuration() {
        assertThat(SegmentDuration.of(Duration.ofMillis(2_500))).isEqualTo(new SegmentDuration(2.5));
        assertThat(SegmentDuration.of(Duration.ofSeconds(6))).isEqualTo(new SegmentDuration(6));
        assertThat(SegmentDuration.of(Duration.ofNanos(1_000))).isEqualTo(new SegmentDuration(1e-6));
    }

    private static List<String> sums(String start, double... steps) {
        Instant date = Instant.parse(start);
        Stream.Builder<String> dates = Stream.builder();
        dates.add(HOUR_AND_TIME.format(date));
        for (double step : steps) {
            date = new SegmentDuration(step).after(date);
            dates.add(HOUR_AND_TIME.format(date));
        }
        return dates.build().toList();
    }
}
