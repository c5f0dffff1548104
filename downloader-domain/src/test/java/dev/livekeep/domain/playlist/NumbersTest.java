package dev.livekeep.domain.playlist;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    private static long whole(String text) {
        return Numbers.whole(text, 0, text.length());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "007, 7", "2.000, 2", "2.9, 2", "2., 2", "1152921504606846976, 1152921504606846976"})
    void readsWholeNumbersWithOrWithoutAFraction(String text, long expected) {
        assertThat(whole(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "+1",
                ".5",
                "1e3",
                "0x10",
                " 1",
                "1 ",
                "1.x",
                "1.5.6",
                "1152921504606846977",
                "11529215046068469769",
                "99999999999999999999999"
            })
    void readsNothingElse(String text) {
        assertThat(whole(text)).isEqualTo(Numbers.NONE);
    }

    @Property
    void readsEveryWholeNumberThatFits(@ForAll @LongRange(min = 0, max = 1L << 60) long number) {
        assertThat(whole(Long.toString(number))).isEqualTo(number);
    }

    @Property
    void readsDecimalsAsTheNearestDouble(@ForAll @DoubleRange(min = -1e12, max = 1e12) double number) {
        String text = PlaylistText.decimal(number);

        assertThat(Numbers.decimal(text)).isEqualTo(Double.parseDouble(text));
    }

    @Property
    void readsEveryFiniteDoubleThatWeWrite(@ForAll double number) {
        assertThat(Numbers.decimal(PlaylistText.decimal(number))).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.5, -0.5",
        ".5, 0.5",
        "2., 2",
        "2.002, 2.002",
        "123456789012345, 123456789012345",
        "1234567890123456, 1234567890123456",
        "0.000000000000001, 1e-15",
        "0.0000000000000001, 1e-16",
        "00000000000000000000001.5, 1.5"
    })
    void readsDecimals(String text, double expected) {
        assertThat(Numbers.decimal(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "-.", "+1", "1e3", "1.5.6", "1x", " 1", "NaN", "Infinity"})
    void readsNoDecimalFromAnythingElse(String text) {
        assertThat(Numbers.decimal(text)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(ints = {309, 400, 70_000})
    void readsNoDecimalTooLargeForADouble(int digits) {
        assertThat(Numbers.decimal("9".repeat(digits))).isNaN();
    }
}
