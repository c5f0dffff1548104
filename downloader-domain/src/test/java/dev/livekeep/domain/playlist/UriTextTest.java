package dev.livekeep.domain.playlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UriTextTest {
    private static final URI BASE = URI.create("http://a/b/c/d;p?q");

    /** The examples of RFC 3986 §5.4, fragments left out. */
    @ParameterizedTest
    @CsvSource({
        "g:h, g:h",
        "g, http://a/b/c/g",
        "./g, http://a/b/c/g",
        "g/, http://a/b/c/g/",
        "/g, http://a/g",
        "//g, http://g",
        "?y, http://a/b/c/d;p?y",
        "g?y, http://a/b/c/g?y",
        "g#s, http://a/b/c/g",
        ";x, http://a/b/c/;x",
        "., http://a/b/c/",
        "./, http://a/b/c/",
        ".., http://a/b/",
        "../, http://a/b/",
        "../g, http://a/b/g",
        "../.., http://a/",
        "../../g, http://a/g",
        "../../../g, http://a/g",
        "../../../../g, http://a/g",
        "/./g, http://a/g",
        "/../g, http://a/g",
        "g., http://a/b/c/g.",
        ".g, http://a/b/c/.g",
        "g.., http://a/b/c/g..",
        "..g, http://a/b/c/..g",
        "./../g, http://a/b/g",
        "./g/., http://a/b/c/g/",
        "g/./h, http://a/b/c/g/h",
        "g/../h, http://a/b/c/h",
        "g;x=1/./y, http://a/b/c/g;x=1/y",
        "g;x=1/../y, http://a/b/c/y",
        "g?y/./x, http://a/b/c/g?y/./x",
        "g?y/../x, http://a/b/c/g?y/../x"
    })
    void resolvesByTheRfcsExamples(String reference, String expected) {
        assertThat(ListedUri.of(reference, BASE).resolved()).isEqualTo(URI.create(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "http://host, x.ts, http://host/x.ts",
        "http://host, ?q, http://host?q",
        "http://host?z, x.ts, http://host/x.ts",
        "file:///folder/list.m3u8, x.ts, file:/folder/x.ts",
        "list.m3u8, x.ts, x.ts",
        "folder/list.m3u8, /x.ts, /x.ts",
        "folder/list.m3u8, //h/x.ts, //h/x.ts"
    })
    void resolvesAgainstOddBases(String base, String reference, String expected) {
        assertThat(ListedUri.of(reference, URI.create(base)).resolved().toString())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "a b, http://a/b/c/a%20b",
        "é, http://a/b/c/%C3%A9",
        "😀, http://a/b/c/%F0%9F%98%80",
        "%, http://a/b/c/%25",
        "%4, http://a/b/c/%254",
        "%4g, http://a/b/c/%254g",
        "%4a, http://a/b/c/%4a",
        "a|^`<>, http://a/b/c/a%7C%5E%60%3C%3E",
        "[x], http://a/b/c/%5Bx%5D",
        "[//x], http://a/b/c/%5B//x%5D",
        "1:x, http://a/b/c/1:x",
        "+:x, http://a/b/c/+:x",
        "a/b:c, http://a/b/c/a/b:c",
        "https://h:443/x, https://h:443/x",
        "https://h?x, https://h?x",
        "https://h, https://h",
        "http://[::1]/[x], http://[::1]/%5Bx%5D",
        "http://[::1]?[x], http://[::1]?%5Bx%5D"
    })
    void codesWhatNoUriMayHold(String reference, String expected) {
        assertThat(ListedUri.of(reference, BASE).resolved().toString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#f",
                "//",
                "//?x",
                "http:",
                "http://",
                "https:///x",
                "HTTP:x",
                "http://[x/y",
                "a\nb",
                "a\rb",
                "\uFFFD",
                "x:"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> ListedUri.of(text, BASE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("want a URI, got \"");
    }

    @Test
    void isEqualByTextAndBaseAndShowsNoQuery() {
        ListedUri uri = ListedUri.of("x.ts?token=secret", BASE);

        assertThat(uri)
                .isEqualTo(ListedUri.of("x.ts?token=secret", BASE))
                .hasSameHashCodeAs(ListedUri.of("x.ts?token=secret", BASE))
                .isNotEqualTo(ListedUri.of("x.ts", BASE))
                .isNotEqualTo(ListedUri.of("x.ts?token=secret", URI.create("http://b/")))
                .isNotEqualTo("x.ts?token=secret");
        assertThat(uri).hasToString("x.ts?…");
        assertThat(ListedUri.of("x.ts", BASE)).hasToString("x.ts");
        assertThat(uri.withoutQuery()).isEqualTo("http://a/b/c/x.ts");
        assertThat(ListedUri.of("x.ts", BASE).withoutQuery()).isEqualTo("http://a/b/c/x.ts");
        assertThat(uri.resolved()).isSameAs(uri.resolved());
    }

    @ParameterizedTest
    @CsvSource({
        "http://h/?a=1&b=2, b, 2",
        "http://h/?a=1&a=2, a, 1",
        "http://h/?a, a, ''",
        "http://h/?a=b=c, a, b=c",
        "http://h/?%61=x%2Fy%20z%C3%BC, a, x/y zü",
        "http://h/?a=+, a, +"
    })
    void findsParametersOfAQuery(String uri, String name, String expected) {
        assertThat(UriText.queryParameter(URI.create(uri), name)).isEqualTo(expected);
    }

    @Test
    void findsNoParameterWhereThereIsNone() {
        assertThat(UriText.queryParameter(URI.create("http://h/"), "a")).isNull();
        assertThat(UriText.queryParameter(URI.create("http://h/?b=1"), "a")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.ts",
                "/a/b.ts?x=1",
                "?q",
                "",
                "a/b:c",
                "a?b:c",
                "a%41",
                "%aF",
                "._~!$&'()*+,;=/:@?-",
                "azAZ09",
                "https://h.example/x",
                "http://h.example/x",
                "http://h",
                "http://h?x",
                "https://azAZ09-1.example/%20",
                "a b",
                "a%2",
                "a%",
                "a%zz",
                "a%2z",
                "\u00fc",
                "a\u007f",
                "a\u0080",
                "a\ud800",
                "a#b",
                "{",
                "[",
                "`",
                "https://h/{"
            })
    void mostAddressesAreKnownForUrisAtOnce(String text) {
        assertThat(UriText.isSound(text, Playlists.BASE)).isTrue();
        assertThat(URI.create(UriText.resolve(Playlists.BASE, text)))
                .hasScheme("http".concat(text.startsWith("http:") ? "" : "s"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//h/p",
                "a:b",
                ":",
                "ftp://h/x",
                "http:///x",
                "http://",
                "http://h:80/x",
                "http://[::1]/x",
                "http://u@h/x",
                "http://h_x/",
                "https://\u00e9/",
                "http://h#x",
                "https://h/\uFFFD",
                "\uFFFD"
            })
    void othersAreLookedAtMoreClosely(String text) {
        assertThat(UriText.isSound(text, Playlists.BASE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"list.m3u8", "//cdn.example/list.m3u8", "file:/list.m3u8"})
    void behindABaseThatIsNoWebAddressOnlyWholeAddressesAreKnownAtOnce(URI base) {
        assertThat(UriText.isSound("a.ts", base)).isFalse();
        assertThat(UriText.isSound("https://h/a.ts", base)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:x", "z:x", "A:x", "Z:x", "a0:x", "a9:x", "a+:x", "a-:x", "a.:x", "aZz:x"})
    void aSchemeIsALetterThenLettersDigitsAndMarks(String text) {
        assertThat(UriText.resolve(Playlists.BASE, text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {":x", "0a:x", "9a:x", "+a:x", "-a:x", "a/:x", "a!:x", "a@:x", "a~:x"})
    void anythingElseBeforeAColonIsPartOfAPath(String text) {
        assertThat(UriText.resolve(Playlists.BASE, text)).isEqualTo("https://cdn.example/live/" + text);
    }

    @ParameterizedTest
    @CsvSource({
        "list.m3u8, a.ts, a.ts",
        "/live/list.m3u8, a.ts, /live/a.ts",
        "//cdn.example/live/list.m3u8, a.ts, //cdn.example/live/a.ts",
        "https://cdn.example, a.ts, https://cdn.example/a.ts",
        "https://cdn.example/live/list.m3u8?t=1, '#x', https://cdn.example/live/list.m3u8?t=1",
        "https://cdn.example/live/list.m3u8?t=1, 'a#x', https://cdn.example/live/a",
        "https://cdn.example/live/list.m3u8, ./a, https://cdn.example/live/a",
        "https://cdn.example/live/list.m3u8, .a, https://cdn.example/live/.a",
        "https://cdn.example/live/list.m3u8, ., https://cdn.example/live/"
    })
    void anAddressIsTakenFromItsBase(URI base, String text, String resolved) {
        assertThat(UriText.resolve(base, text)).isEqualTo(resolved);
    }

    @ParameterizedTest
    @CsvSource({"?v=a%41, v, aA", "?v=%2541, v, %41", "?=x, '', x", "?v==, v, =", "?w=1&v, v, ''"})
    void aParameterOfTheQueryIsDecoded(String query, String name, String value) {
        URI uri = URI.create("https://cdn.example/a" + query);

        assertThat(UriText.queryParameter(uri, name)).isEqualTo(value);
    }
}
