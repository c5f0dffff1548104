package dev.livekeep.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ForeignTextTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("", "\"\""),
                Arguments.of("plain text, 日本 é 😀", "\"plain text, 日本 é 😀\""),
                Arguments.of("a\"b\\c", "\"a\\\"b\\\\c\""),
                Arguments.of("\u001b[31m\r\n\0", "\"\\u{1b}[31m\\u{d}\\u{a}\\u{0}\""),
                Arguments.of("a\u202eb\u200b", "\"a\\u{202e}b\\u{200b}\""),
                Arguments.of("\u2028\u2029", "\"\\u{2028}\\u{2029}\""),
                Arguments.of("\u00a0", "\"\\u{a0}\""),
                Arguments.of("\ud800", "\"\\u{d800}\""),
                Arguments.of("\ue000\uffff", "\"\\u{e000}\\u{ffff}\""));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void onlyWhatIsPlainlyVisibleIsShownAsItIs(String text, String shown) {
        assertThat(ForeignText.quoted(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aWholeTextIsShownAlikeWithoutTheQuotes(String text, String shown) {
        assertThat(ForeignText.whole(text)).isEqualTo(shown.substring(1, shown.length() - 1));
        assertThat(ForeignText.whole("x".repeat(81))).isEqualTo("x".repeat(81));
    }

    @Test
    void longTextIsCut() {
        assertThat(ForeignText.quoted("x".repeat(80))).isEqualTo("\"" + "x".repeat(80) + "\"");
        assertThat(ForeignText.quoted("x".repeat(81))).isEqualTo("\"" + "x".repeat(80) + "\"…");
        assertThat(ForeignText.quoted("😀".repeat(81))).isEqualTo("\"" + "😀".repeat(80) + "\"…");
        assertThat(ForeignText.quoted("x".repeat(81), 81)).isEqualTo("\"" + "x".repeat(81) + "\"");
        assertThat(ForeignText.quoted("x".repeat(82), 81)).isEqualTo("\"" + "x".repeat(81) + "\"…");
    }
}
