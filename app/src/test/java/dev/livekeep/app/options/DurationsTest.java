package dev.livekeep.app.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "30, PT30S",
        "30s, PT30S",
        "' 5s ', PT5S",
        "500ms, PT0.5S",
        "5m, PT5M",
        "2h, PT2H",
        "1d, PT24H",
        "PT1.5S, PT1.5S",
        "pt5m, PT5M"
    })
    void whatPeopleWrite(String text, Duration duration) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
        assertThat(Durations.parse(Durations.text(duration))).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s",
                "0",
                "0ms",
                "-1s",
                "1.5s",
                "5 s",
                "5w",
                "PT-1S",
                "PT0S",
                "9999d",
                "9999999999d",
                "P99999D"
            })
    void whatNobodyMeans(String text) {
        assertThatThrownBy(() -> Durations.parse(text)).isInstanceOf(DateTimeParseException.class);
    }
}
