package dev.livekeep.domain.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Design §7: what a channel and a quality may be called. */
class NamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"desertbus", "a.b", "1080p60", "with blank", "ünï", "a", "a..", "~", "-q"})
    void onePathPartIsAGoodName(String name) {
        assertThat(new Channel(name).name()).isEqualTo(name);
        assertThat(new Quality(name).name()).isEqualTo(name);
        assertThat(new Channel(name)).hasToString(name);
        assertThat(new Quality(name)).hasToString(name);
    }

    static Stream<Arguments> badNames() {
        return Stream.of(
                Arguments.of("", "an empty one: give it a name"),
                Arguments.of(".", "\".\": remove the dot"),
                Arguments.of("..", "\"..\": remove the dot"),
                Arguments.of(".hidden", "\".hidden\": remove the dot"),
                Arguments.of("a/b", "\"a/b\": remove the separators"),
                Arguments.of("/", "\"/\": remove the separators"),
                Arguments.of("a\\b", "\"a\\\\b\": remove the separators"),
                Arguments.of("\\a", "\"\\\\a\": remove the separators"),
                Arguments.of("a\0b", "\"a\\u{0}b\": remove them"),
                Arguments.of("a\nb", "\"a\\u{a}b\": remove them"),
                Arguments.of("a\u007f", "\"a\\u{7f}\": remove them"),
                Arguments.of("a\u0085", "\"a\\u{85}\": remove them"),
                Arguments.of("a\ud800", "\"a\\u{d800}\": remove the lone surrogates"),
                Arguments.of("x".repeat(256), "256 bytes: shorten it"),
                Arguments.of("é".repeat(128), "256 bytes: shorten it"));
    }

    @ParameterizedTest
    @MethodSource("badNames")
    void anythingElseIsRefusedInOnePlainLine(String name, String message) {
        Stream.<Function<String, Object>>of(Channel::new, Quality::new)
                .forEach(type -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> type.apply(name))
                        .withMessageMatching(
                                "A (channel|quality) name needs [^\\p{Cntrl}]+, but found [^\\p{Cntrl}]+: [^\\p{Cntrl}]+")
                        .withMessageEndingWith(message));
    }

    @Test
    void aNameMayFillTheLongestFolderNameThereIs() {
        assertThat(new Channel("x".repeat(255)).name()).hasSize(255);
        assertThat(new Channel("é".repeat(127) + "x").name()).hasSize(128);
    }

    @Test
    void chatIsReservedAmongQualitiesOnly() {
        assertThat(new Channel("chat").name()).isEqualTo("chat");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Quality("chat"))
                .withMessage("A quality name needs a name that nobody else uses, but found \"chat\", "
                        + "the folder of chat messages: choose another name");
    }
}
