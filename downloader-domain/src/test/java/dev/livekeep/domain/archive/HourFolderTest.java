package dev.livekeep.domain.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract §1: the folder of an hour. */
class HourFolderTest {

    @ParameterizedTest
    @CsvSource({
        "2019-11-13T02, 2019-11-13T02:00:00Z",
        "2020-02-29T23, 2020-02-29T23:00:00Z",
        "0001-01-01T00, 0001-01-01T00:00:00Z",
        "9999-12-31T23, 9999-12-31T23:00:00Z"
    })
    void everyHourIsPrintedAndReadBack(String text, Instant start) {
        HourFolder hour = HourFolder.parse(text).orElseThrow();

        assertThat(hour.start()).isEqualTo(start);
        assertThat(hour.text()).isEqualTo(text);
        assertThat(hour).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2019-11-13",
                "2019-11-13T2",
                "2019-11-13T24",
                "2019-02-29T00",
                "2019-13-01T00",
                "0000-01-01T00",
                "2019-11-13t02",
                "2019-11-13 02",
                " 2019-11-13T02",
                "2019-11-13T02Z",
                "2019-1-13T02",
                "٢٠١٩-11-13T02",
                ".2019-11-13T02"
            })
    void noOtherNameIsAnHour(String text) {
        assertThat(HourFolder.parse(text)).isEmpty();
    }

    @Test
    void anInstantInsideTheHourIsMovedBackToIt() {
        assertThat(new HourFolder(Instant.parse("2019-11-13T02:59:59.999999Z")).text())
                .isEqualTo("2019-11-13T02");
    }

    @Test
    void hoursFollowEachOther() {
        HourFolder hour = HourFolder.parse("2019-12-31T23").orElseThrow();

        assertThat(hour.next().text()).isEqualTo("2020-01-01T00");
        assertThat(hour.previous().text()).isEqualTo("2019-12-31T22");
        assertThat(hour.next().previous()).isEqualTo(hour);
        assertThat(hour).isLessThan(hour.next()).isGreaterThan(hour.previous());
    }

    @Test
    void thereIsNoHourBeforeYear1OrAfterYear9999() {
        HourFolder first = HourFolder.parse("0001-01-01T00").orElseThrow();
        HourFolder last = HourFolder.parse("9999-12-31T23").orElseThrow();

        assertThatIllegalArgumentException()
                .isThrownBy(first::previous)
                .withMessage("An hour folder lies in the years 1 to 9999, but found 0000-12-31T23:00:00Z:"
                        + " check the clock that gave this date");
        assertThatIllegalArgumentException().isThrownBy(last::next);
    }
}
