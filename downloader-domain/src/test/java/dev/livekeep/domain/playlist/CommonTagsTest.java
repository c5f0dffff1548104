package dev.livekeep.domain.playlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tags that both kinds of playlist have. */
class CommonTagsTest {

    private static MediaPlaylist read(String query, String... lines) throws UnreadablePlaylistException {
        URI base = URI.create("https://cdn.example/list.m3u8" + query);
        String text = "#EXTM3U\n" + String.join("\n", lines) + "\n#EXTINF:1,\n{$v}.ts\n";
        return (MediaPlaylist) new PlaylistReader().read(text, base, Map.of("imported", "i"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "z", "A", "Z", "0", "9", "-", "_", "aZ-9_"})
    void aVariableIsNamedByLettersDigitsDashesAndUnderscores(String name) throws UnreadablePlaylistException {
        MediaPlaylist playlist = read("", "#EXT-X-DEFINE:NAME=\"" + name + "\",VALUE=\"1\"");

        assertThat(playlist.defines()).containsExactly(new Define(name, "1", Define.Source.VALUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/", "a:", "@", "[", "`", "{", "é", "a\u0000"})
    void noOtherNameIsAVariables(String name) throws UnreadablePlaylistException {
        MediaPlaylist playlist = read("", "#EXT-X-DEFINE:NAME=\"" + name + "\",VALUE=\"1\"");

        assertThat(playlist.defines()).isEmpty();
        assertThat(playlist.problems())
                .extracting(PlaylistProblem::wanted)
                .containsExactly("a variable's name that is not defined yet");
    }

    @Test
    void aVariableIsDefinedOnce() throws UnreadablePlaylistException {
        MediaPlaylist playlist =
                read("", "#EXT-X-DEFINE:NAME=\"v\",VALUE=\"1\"", "#EXT-X-DEFINE:NAME=\"v\",VALUE=\"2\"");

        assertThat(playlist.segments()).extracting(MediaSegment::uriText).containsExactly("1.ts");
        assertThat(playlist.problems()).extracting(PlaylistProblem::line).containsExactly(3);
    }

    @ParameterizedTest
    @CsvSource({
        "?v=1, 1.ts",
        "?a=0&v=1&v=2, 1.ts",
        "?v, .ts",
        "?v=%41b, Ab.ts",
        "?%76=1, 1.ts",
    })
    void aVariableMayComeFromTheQuery(String query, String uri) throws UnreadablePlaylistException {
        MediaPlaylist playlist = read(query, "#EXT-X-DEFINE:QUERYPARAM=\"v\"");

        assertThat(playlist.segments()).extracting(MediaSegment::uriText).containsExactly(uri);
        assertThat(playlist.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?v=%22", "?v=a%0Ab", "?v=a%0Db", "?v=%7B%24x%7D"})
    void aValueFromTheQueryBreaksNoLine(String query) throws UnreadablePlaylistException {
        MediaPlaylist playlist = read(query, "#EXT-X-DEFINE:QUERYPARAM=\"v\"");

        assertThat(playlist.defines()).isEmpty();
        assertThat(playlist.problems())
                .extracting(PlaylistProblem::wanted)
                .contains("a value without quotes, line ends and variables");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NAME="v"                | a value for the variable
            IMPORT="missing"        | a value for the variable
            QUERYPARAM="missing"    | a value for the variable
            VALUE="1"               | NAME, IMPORT or QUERYPARAM
            ''                      | NAME, IMPORT or QUERYPARAM
            """)
    void aVariableWithoutNameOrValueIsAProblem(String attributes, String wanted) throws UnreadablePlaylistException {
        MediaPlaylist playlist = read("?a=1", "#EXT-X-DEFINE:" + attributes);

        assertThat(playlist.defines()).isEmpty();
        assertThat(playlist.problems()).extracting(PlaylistProblem::wanted).containsExactly(wanted);
    }

    @Test
    void aVariableMayComeFromTheMultivariantPlaylist() throws UnreadablePlaylistException {
        assertThat(read("", "#EXT-X-DEFINE:IMPORT=\"imported\"").defines())
                .containsExactly(new Define("imported", "i", Define.Source.IMPORT));
    }

    @Test
    void aVariableThatIsNotDefinedCostsItsSegmentOnceThereAreVariables() throws UnreadablePlaylistException {
        MediaPlaylist playlist = read("", "#EXT-X-DEFINE:NAME=\"a\",VALUE=\"1\"");

        assertThat(playlist.segments()).isEmpty();
        assertThat(playlist.problems()).extracting(PlaylistProblem::wanted).containsExactly("defined variables only");
        assertThat(read("").segments()).extracting(MediaSegment::uriText).containsExactly("{$v}.ts");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "7, 7", "2147483647, 2147483647", "2147483648, -1", "-1, -1", "x, -1"})
    void aVersionIsAWholeNumber(String text, int version) throws UnreadablePlaylistException {
        assertThat(read("", "#EXT-X-VERSION:" + text).version())
                .isEqualTo(version < 0 ? OptionalInt.empty() : OptionalInt.of(version));
    }

    @Test
    void aVersionThatCannotBeReadLeavesTheOneBefore() throws UnreadablePlaylistException {
        assertThat(read("", "#EXT-X-VERSION:6", "#EXT-X-VERSION:x").version()).isEqualTo(OptionalInt.of(6));
    }

    @Test
    void aStartPointHasAnOffset() throws UnreadablePlaylistException {
        MediaPlaylist playlist = read("", "#EXT-X-START:TIME-OFFSET=-1.5,PRECISE=YES", "#EXT-X-INDEPENDENT-SEGMENTS");
        MediaPlaylist without = read("", "#EXT-X-START:PRECISE=YES");

        StartPoint start = playlist.start().orElseThrow();
        assertThat(start.timeOffset()).isEqualTo(-1.5);
        assertThat(start.precise()).isTrue();
        assertThat(playlist.independentSegments()).isTrue();
        assertThat(without.start()).isEmpty();
        assertThat(without.independentSegments()).isFalse();
        assertThat(without.problems()).extracting(PlaylistProblem::wanted).containsExactly("a number TIME-OFFSET");
    }

    @Test
    void figuresOfLowLatencyAreKept() throws UnreadablePlaylistException {
        LowLatency low = read(
                        "",
                        "#EXT-X-PART-INF:PART-TARGET=0.5",
                        "#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,CAN-SKIP-UNTIL=12,HOLD-BACK=9,PART-HOLD-BACK=1.5",
                        "#EXT-X-PART:DURATION=0.5,URI=\"p.mp4\"",
                        "#EXT-X-PART:DURATION=0.5",
                        "#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"q.mp4\"",
                        "#EXT-X-RENDITION-REPORT:URI=\"r.m3u8\"")
                .lowLatency();

        ServerControl control = low.serverControl().orElseThrow();
        assertThat(low.partTarget()).isEqualTo(OptionalDouble.of(0.5));
        assertThat(control.canBlockReload()).isTrue();
        assertThat(control.canSkipUntil()).isEqualTo(OptionalDouble.of(12));
        assertThat(control.holdBack()).isEqualTo(OptionalDouble.of(9));
        assertThat(control.partHoldBack()).isEqualTo(OptionalDouble.of(1.5));
        assertThat(low.parts()).extracting(part -> part.location().text()).containsExactly("p.mp4");
        assertThat(low.preloadHints()).extracting(hint -> hint.text("URI")).containsExactly(Optional.of("q.mp4"));
        assertThat(low.renditionReports()).hasSize(1);
    }
}
