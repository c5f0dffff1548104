package dev.livekeep.domain.playlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PlaylistPropertyTest {
    private static final URI BASE = URI.create("https://cdn.example/live/list.m3u8?token=secret&q=%41b");
    private static final Map<String, String> IMPORTS = Map.of("imported", "x/y", "odd", "#z");

    private final PlaylistReader reader = new PlaylistReader();

    @Property(tries = 300)
    void noBytesAreAnswersButAPlaylistOrTheOneRefusal(@ForAll @Size(max = 65_536) byte[] body) {
        assertReadsOrRefuses(body);
    }

    @Property(tries = 300)
    void noBytesAfterAFirstLineAreRefused(@ForAll @Size(max = 65_500) byte[] rest) throws UnreadablePlaylistException {
        byte[] first = "#EXTM3U\n#EXTINF:1,\n".getBytes(StandardCharsets.UTF_8);
        byte[] body = new byte[first.length + rest.length];
        System.arraycopy(first, 0, body, 0, first.length);
        System.arraycopy(rest, 0, body, first.length, rest.length);

        Playlist playlist = reader.read(body, BASE);

        assertPrintsToItself(playlist);
    }

    @Property(tries = 3000)
    void whateverIsReadPrintsToItself(@ForAll("anyLines") List<String> lines) throws UnreadablePlaylistException {
        Playlist playlist = reader.read("#EXTM3U\n" + String.join("\n", lines), BASE, IMPORTS);

        assertPrintsToItself(playlist);
    }

    @Property(tries = 500)
    void aFlawlessPlaylistPrintsToItselfWithoutProblems(@ForAll("goodSegments") List<String> segments)
            throws UnreadablePlaylistException {
        String text = "#EXTM3U\n#EXT-X-VERSION:6\n#EXT-X-TARGETDURATION:6\n#EXT-X-MEDIA-SEQUENCE:17\n"
                + String.join("", segments);

        MediaPlaylist playlist = (MediaPlaylist) reader.read(text, BASE);

        assertThat(playlist.problems()).isEmpty();
        assertThat(playlist.segments()).hasSameSizeAs(segments);
        assertThat(playlist.nextMediaSequence()).isEqualTo(17 + segments.size());
        assertThat(reader.read(PlaylistPrinter.print(playlist), BASE)).isEqualTo(playlist);
    }

    @Property(tries = 5000)
    void whatIsKnownForAUriAtOnceIsOne(@ForAll("addresses") String text) {
        Assume.that(UriText.isSound(text, BASE));

        URI uri = URI.create(UriText.resolve(BASE, text));

        assertThat(uri.getScheme()).startsWith("http");
        assertThat(uri.getRawAuthority()).isNotEmpty();
    }

    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> begins =
                Arbitraries.of("http://", "https://", "http://h.x", "https://h/", "/", "", "?", "a/");
        Arbitrary<String> rest = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12),
                Arbitraries.strings()
                        .withChars("a9.-_/?#%:@[]{}\\\"<>^`| \ud800\udc00\uFFFD")
                        .ofMaxLength(12));
        return Combinators.combine(begins, rest, words()).as((begin, middle, end) -> begin + middle + end);
    }

    @Property(tries = 2000)
    void aSpoiltLineCostsAtMostItsOwnSegment(
            @ForAll("goodSegments") List<String> segments,
            @ForAll("rubbish") String rubbish,
            @ForAll @IntRange(max = 999) int where)
            throws UnreadablePlaylistException {
        Assume.that(!segments.isEmpty());
        String[] lines = ("#EXT-X-VERSION:6\n#EXT-X-TARGETDURATION:6\n#EXT-X-MEDIA-SEQUENCE:17\n"
                        + String.join("", segments))
                .split("\n");
        lines[where % lines.length] = rubbish;

        MediaPlaylist playlist = (MediaPlaylist) reader.read("#EXTM3U\n" + String.join("\n", lines), BASE);

        assertThat(playlist.segments()).hasSizeGreaterThanOrEqualTo(segments.size() - 1);
    }

    /**
     * Lines that are not what stood there: broken values, tags of other places, addresses, nothing. No ranges: in place of
     * an address one would cost that segment and, unreadable, the next one too, which it belongs to.
     */
    @Provide
    Arbitrary<String> rubbish() {
        Arbitrary<String> tags = Arbitraries.of(TagName.values())
                .filter(tag -> tag.kind() != TagName.Kind.MULTIVARIANT && tag != TagName.BYTERANGE)
                .map(TagName::text);
        return Arbitraries.oneOf(
                words(),
                Combinators.combine(tags, words()).as((tag, value) -> "#" + tag + ":" + value),
                Combinators.combine(tags, attributeLists()).as((tag, value) -> "#" + tag + ":" + value));
    }

    private void assertReadsOrRefuses(byte[] body) {
        try {
            assertPrintsToItself(reader.read(body, BASE));
        } catch (UnreadablePlaylistException refused) {
            assertThat(refused.getMessage()).isNotBlank().doesNotContain("\n");
        }
    }

    private void assertPrintsToItself(Playlist playlist) throws UnreadablePlaylistException {
        String printed = PlaylistPrinter.print(playlist);

        Playlist again = reader.read(printed, BASE, IMPORTS);

        assertThat(again.withoutProblems()).as(() -> "printed as:\n" + printed).isEqualTo(playlist.withoutProblems());
    }

    @Provide
    Arbitrary<List<String>> anyLines() {
        Arbitrary<String> tags = Arbitraries.of(TagName.values()).map(TagName::text);
        Arbitrary<String> values = Arbitraries.frequencyOf(
                Tuple.of(3, attributeLists()), Tuple.of(3, words()), Tuple.of(1, Arbitraries.just("")));
        Arbitrary<String> tagLines = Combinators.combine(tags, Arbitraries.of(":", ":", ":", "", " "), values)
                .as((tag, colon, value) -> "#" + tag + colon + value);
        Arbitrary<String> others = Arbitraries.of("#EXT-X-OTHER", "#EXT-X-OTHER:{$a}", "#EXT", "#comment", "", "  ");
        Arbitrary<String> segments =
                Combinators.combine(words(), words()).as((duration, uri) -> "#EXTINF:" + duration + "\n" + uri);
        Arbitrary<String> defines = Arbitraries.of(
                "#EXT-X-DEFINE:NAME=\"a\",VALUE=\"1\"",
                "#EXT-X-DEFINE:NAME=\"b\",VALUE=\"{$a}/\"",
                "#EXT-X-DEFINE:NAME=\"e\",VALUE=\"\"",
                "#EXT-X-DEFINE:NAME=\"d\",VALUE=\"{\"",
                "#EXT-X-DEFINE:IMPORT=\"imported\"",
                "#EXT-X-DEFINE:IMPORT=\"odd\"",
                "#EXT-X-DEFINE:IMPORT=\"missing\"",
                "#EXT-X-DEFINE:QUERYPARAM=\"q\"",
                "#EXT-X-DEFINE:QUERYPARAM=\"missing\"");
        Arbitrary<String> start = Arbitraries.of("#EXT-X-MEDIA-SEQUENCE:5", "#EXT-X-STREAM-INF:BANDWIDTH=1\na");
        Arbitrary<List<String>> lines = Arbitraries.frequencyOf(
                        Tuple.of(6, tagLines),
                        Tuple.of(3, segments),
                        Tuple.of(1, words()),
                        Tuple.of(1, others),
                        Tuple.of(1, defines))
                .list()
                .ofMaxSize(40);
        return Combinators.combine(Arbitraries.of(true, false), start, lines)
                .as((known, first, rest) ->
                        known ? Stream.concat(Stream.of(first), rest.stream()).toList() : rest);
    }

    private static Arbitrary<String> words() {
        Arbitrary<String> known = Arbitraries.of(
                "2.0,live",
                ".5,",
                "1e3",
                "abc",
                "",
                "-1",
                "+2",
                "2.5.6",
                "  7 ,\t x ",
                "3",
                "0",
                "99999999999999999999999",
                "1." + "0".repeat(30),
                "9".repeat(400),
                "1000@0",
                "1000",
                "0@5",
                "5@x",
                "2019-01-06T22:15:41.123Z",
                "2019-02-29T22:15:41.123Z",
                "2019-01-06T22:15:41.123 EST",
                "2019-01-06T22:15:60Z",
                "EVENT",
                "VOD",
                "a.ts",
                "../b.ts?x=1",
                "//",
                "//host/p",
                "/c d",
                "http://[::1]/x",
                "http://[bad/x",
                "foo:bar",
                ":",
                "#x",
                "?q",
                "{$a}",
                "{$b}x",
                "{$e}",
                "{$imported}",
                "{$odd}",
                "{$q}{$a}",
                "{$d}$a}",
                "{$",
                "{$missing}",
                "\uFFFD",
                "ü",
                "a\u0000b",
                "a\u2028b",
                "\u0085",
                "%zz",
                "a%2",
                "http://",
                "http:",
                "https://h:80x/",
                "https://h?x#y");
        Arbitrary<String> random = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars('\t', 'ü', '\u2028', '\u0000')
                .ofMaxLength(12);
        return Arbitraries.oneOf(known, known, known, random);
    }

    private static Arbitrary<String> attributeLists() {
        Arbitrary<String> names = Arbitraries.of(
                "METHOD",
                "URI",
                "URI",
                "IV",
                "KEYFORMAT",
                "BYTERANGE",
                "ID",
                "CLASS",
                "START-DATE",
                "END-DATE",
                "DURATION",
                "PLANNED-DURATION",
                "END-ON-NEXT",
                "NAME",
                "VALUE",
                "IMPORT",
                "QUERYPARAM",
                "TIME-OFFSET",
                "PRECISE",
                "TYPE",
                "GROUP-ID",
                "BANDWIDTH",
                "RESOLUTION",
                "FRAME-RATE",
                "CODECS",
                "SKIPPED-SEGMENTS",
                "PART-TARGET",
                "CUE-OUT",
                "CUE-IN",
                "",
                " X ",
                "{$a}");
        Arbitrary<String> values = Arbitraries.oneOf(
                words(),
                Arbitraries.of(
                        "NONE",
                        "AES-128",
                        "SAMPLE-AES",
                        "SAMPLE-AES-CTR",
                        "0xABC",
                        "0x" + "f".repeat(33),
                        "0x",
                        "0xg",
                        "YES",
                        "CONT",
                        "1920x1080",
                        "1920X1080",
                        "x",
                        "identity",
                        "com.apple"));
        Arbitrary<String> one = Combinators.combine(names, Arbitraries.of("=", "=\"", "=\"", " = ", ""), values)
                .as((name, sign, value) -> name + sign + value + (sign.endsWith("\"") ? "\"" : ""));
        return one.list().ofMaxSize(6).map(list -> list.stream().collect(Collectors.joining(",")));
    }

    @Provide
    Arbitrary<List<String>> goodSegments() {
        Arbitrary<String> extras = Arbitraries.of(
                        "#EXT-X-DISCONTINUITY",
                        "#EXT-X-KEY:METHOD=AES-128,URI=\"k\",IV=0x1f",
                        "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"skd://k\",KEYFORMAT=\"com.apple.streamingkeydelivery\"",
                        "#EXT-X-KEY:METHOD=NONE",
                        "#EXT-X-MAP:URI=\"init.mp4\"",
                        "#EXT-X-MAP:URI=\"init2.mp4\",BYTERANGE=\"100@7\"",
                        "#EXT-X-PROGRAM-DATE-TIME:2026-03-01T10:00:00.123456Z",
                        "#EXT-X-GAP",
                        "#EXT-X-BITRATE:6000",
                        "#EXT-X-BYTERANGE:500@1000",
                        "#EXT-X-PART:DURATION=0.5,URI=\"part.mp4\",INDEPENDENT=YES",
                        "#EXT-X-CUE-OUT:30",
                        "#EXT-X-CUE-IN",
                        "#EXT-X-SCTE35-OUT",
                        "#EXT-X-SCTE35-IN",
                        "#EXT-X-UNHEARD-OF:1")
                .list()
                .ofMaxSize(4)
                .map(tags -> tags.stream().map(tag -> tag + "\n").collect(Collectors.joining()));
        Arbitrary<String> duration =
                Arbitraries.doubles().between(0, 3600).ofScale(6).map(PlaylistText::decimal);
        Arbitrary<String> title = Arbitraries.of("", "live", "Amazon|1", "a,b");
        Arbitrary<String> uri =
                Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(20);
        return Combinators.combine(extras, duration, title, uri)
                .as((tags, seconds, name, path) -> tags + "#EXTINF:" + seconds + "," + name + "\n" + path + "\n")
                .list()
                .ofMaxSize(30);
    }
}
