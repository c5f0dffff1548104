package dev.livekeep.domain.playlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaylistReaderTest {
    private static final URI BASE = URI.create("https://cdn.example/live/list.m3u8?token=secret");

    private final PlaylistReader reader = new PlaylistReader();

    private MediaPlaylist media(String... lines) throws UnreadablePlaylistException {
        return (MediaPlaylist) reader.read("#EXTM3U\n" + String.join("\n", lines), BASE);
    }

    @Test
    void readsAPlainLivePlaylist() throws UnreadablePlaylistException {
        MediaPlaylist playlist = media(
                "#EXT-X-VERSION:3",
                "#EXT-X-TARGETDURATION:2",
                "#EXT-X-MEDIA-SEQUENCE:7",
                "#EXT-X-PROGRAM-DATE-TIME:2019-01-06T22:15:41.123Z",
                "#EXTINF:2.000,live",
                "a.ts?x=1",
                "#EXT-X-DISCONTINUITY",
                "#EXTINF:2.002",
                "/b.ts");

        assertThat(playlist.problems()).isEmpty();
        assertThat(playlist.targetDuration()).contains(Duration.ofSeconds(2));
        assertThat(playlist.segments()).hasSize(2);
        MediaSegment first = playlist.segments().get(0);
        assertThat(first.uri()).isEqualTo(URI.create("https://cdn.example/live/a.ts?x=1"));
        assertThat(first.duration()).isEqualTo(OptionalDouble.of(2.0));
        assertThat(first.title()).isEqualTo("live");
        assertThat(first.mediaSequence()).isEqualTo(7);
        assertThat(first.programDateTime()).contains(Instant.parse("2019-01-06T22:15:41.123Z"));
        MediaSegment second = playlist.segments().get(1);
        assertThat(second.uri()).isEqualTo(URI.create("https://cdn.example/b.ts"));
        assertThat(second.mediaSequence()).isEqualTo(8);
        assertThat(second.discontinuity()).isTrue();
        assertThat(second.discontinuitySequence()).isEqualTo(1);
        assertThat(second.programDateTime()).isEmpty();
    }

    @Test
    void refusesWhatIsNoPlaylistInOneLine() {
        byte[] page = "<!DOCTYPE html>\n<html>".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> reader.read(page, BASE))
                .isInstanceOf(UnreadablePlaylistException.class)
                .hasMessage("wanted #EXTM3U in the first line, found \"<!DOCTYPE html>\"");
    }

    @Test
    void oneBadLineCostsItsOwnSegmentOnly() throws UnreadablePlaylistException {
        MediaPlaylist playlist =
                media("#EXT-X-MEDIA-SEQUENCE:5", "#EXTINF:2,", "a.ts", "#EXTINF:2,", "//", "#EXTINF:2,", "c.ts");

        assertThat(playlist.segments()).extracting(MediaSegment::mediaSequence).containsExactly(5L, 7L);
        assertThat(playlist.problems()).containsExactly(new PlaylistProblem(6, "a URI", "\"//\""));
    }

    @Test
    void refusesMoreBytesAndSegmentsThanItsLimits() throws UnreadablePlaylistException {
        PlaylistReader small = new PlaylistReader(new ReaderLimits(60, 2, 1, 100));
        String two = "#EXTM3U\n#EXTINF:1,\na\n#EXTINF:1,\nb\n";

        assertThat(((MediaPlaylist) small.read(two, BASE)).segments()).hasSize(2);
        assertThatThrownBy(() -> small.read(two + "#EXTINF:1,\nc\n", BASE))
                .isInstanceOf(UnreadablePlaylistException.class)
                .hasMessage("wanted at most 2 segments, found more: is this a live playlist?");
        assertThatThrownBy(() -> small.read("#EXTM3U" + "\n".repeat(54), BASE))
                .hasMessage("wanted a playlist of at most 60 bytes, found 61");
        assertThatThrownBy(() -> small.read(new byte[61], BASE))
                .hasMessage("wanted a playlist of at most 60 bytes, found 61");
        assertThat(small.read("#EXTM3U" + "\n".repeat(53), BASE).problems()).isEmpty();
    }

    @Test
    void refusesMoreVariantsThanItsLimit() {
        PlaylistReader small = new PlaylistReader(new ReaderLimits(1000, 1, 1, 100));

        assertThatThrownBy(() -> small.read("#EXTM3U\n#EXT-X-STREAM-INF:\na\n#EXT-X-STREAM-INF:\nb\n", BASE))
                .isInstanceOf(UnreadablePlaylistException.class)
                .hasMessage("wanted at most 1 variants, found more");
    }

    @Test
    void sumsUpProblemsBeyondItsLimit() throws UnreadablePlaylistException {
        PlaylistReader small = new PlaylistReader(new ReaderLimits(1000, 10, 2, 100));

        Playlist playlist = small.read("#EXTM3U\na\nb\nc\nd\n", BASE);

        assertThat(playlist.problems())
                .extracting(PlaylistProblem::inWords)
                .containsExactly(
                        "line 2: wanted EXTINF before a URI, found \"a\"",
                        "line 3: wanted EXTINF before a URI, found \"b\"",
                        "line 5: wanted no more problems, found 2 further ones up to here");
    }

    @Test
    void boundsWhatVariablesMayAddToAPlaylist() throws UnreadablePlaylistException {
        PlaylistReader small = new PlaylistReader(new ReaderLimits(200, 10, 10, 100));
        String text = "#EXTM3U\n#EXT-X-DEFINE:NAME=\"a\",VALUE=\"" + "x".repeat(90) + "\"\n#EXTINF:1,\n{$a}{$a}\n"
                + "#EXTINF:1,\n{$a}\n";

        MediaPlaylist playlist = (MediaPlaylist) small.read(text, BASE);

        assertThat(playlist.segments()).extracting(MediaSegment::uriText).containsExactly("x".repeat(180));
        assertThat(playlist.problems()).hasSize(1);
    }

    @Test
    void boundsTheKeyFormatsInForce() throws UnreadablePlaylistException {
        StringBuilder lines = new StringBuilder();
        for (int format = 0; format < 20; format++) {
            lines.append("#EXT-X-KEY:METHOD=X,URI=\"k\",KEYFORMAT=\"")
                    .append(format)
                    .append("\"\n");
        }

        MediaPlaylist playlist = media(lines + "#EXTINF:1,", "a");

        assertThat(playlist.segments().get(0).keys()).hasSize(16);
        assertThat(playlist.problems()).hasSize(4);
    }

    @Test
    void readsDatesInPlaceAsTheLenientReaderDoes() throws UnreadablePlaylistException {
        for (String date : new String[] {
            "1970-01-01T00:00:00Z",
            "1999-12-31T23:59:59.999999Z",
            "2000-02-29T12:00:00.5Z",
            "2024-02-29T00:00:00Z",
            "2026-03-01T10:00:00.123456Z",
            "2026-11-30T01:02:03.04Z",
            "9998-12-31T23:59:59Z"
        }) {
            MediaPlaylist playlist = media("#EXT-X-PROGRAM-DATE-TIME:" + date, "#EXTINF:1,", "a");

            assertThat(playlist.segments().get(0).programDateTime()).contains(Instant.parse(date));
            assertThat(playlist.problems()).isEmpty();
        }
    }

    @Test
    void readsNoDateThatDoesNotExist() throws UnreadablePlaylistException {
        for (String date : new String[] {
            "1969-12-31T23:59:59Z", "9999-01-01T00:00:00Z", "1900-02-29T00:00:00Z", "2100-02-29T00:00:00Z",
            "2026-04-31T00:00:00Z", "2026-00-01T00:00:00Z", "2026-13-01T00:00:00Z", "2026-01-00T00:00:00Z",
            "2026-01-32T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2026-01-01T00:00:61Z",
            "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00.1xZ", "2026-01-01T00:00:0xZ", "2026-01-01T00:00:00;1Z",
            "202x-01-01T00:00:00Z", "2026/01-01T00:00:00Z", "2026-01/01T00:00:00Z", "2026-01-01U00:00:00Z",
            "2026-01-01T00;00:00Z", "2026-01-01T00:00;00Z"
        }) {
            MediaPlaylist playlist = media("#EXT-X-PROGRAM-DATE-TIME:" + date, "#EXTINF:1,", "a");

            assertThat(playlist.segments().get(0).programDateTime()).as(date).isEmpty();
            assertThat(playlist.problems()).hasSize(1);
        }
    }

    @Test
    void readsLinesThatEndInReturnsOnlyInOneGo() throws UnreadablePlaylistException {
        Playlist playlist = reader.read("#EXTM3U" + "\r".repeat(4_000_000) + "#EXTINF:1,\ra\r", BASE);

        assertThat(((MediaPlaylist) playlist).segments()).hasSize(1);
        assertThat(playlist.problems()).isEmpty();
    }

    @Test
    void readsLinesOfAllEndings() throws UnreadablePlaylistException {
        MediaPlaylist playlist =
                media("#EXTINF:1,\ra\r\n#EXTINF:1,\nb\r\r\n\n#EXTINF:1,\r\nc\n\r#EXTINF:1,\nd\rlost\n", "lost");

        assertThat(playlist.segments()).extracting(MediaSegment::uriText).containsExactly("a", "b", "c", "d");
        assertThat(playlist.problems()).extracting(PlaylistProblem::line).containsExactly(13, 15);
    }

    @Test
    void aRangeThatEndsBeyondAllNumbersCostsItsOwnSegmentOnly() throws UnreadablePlaylistException {
        String mostBytes = "#EXT-X-BYTERANGE:" + (1L << 60);
        StringBuilder lines = new StringBuilder(mostBytes + "@" + (1L << 60) + "\na\n");
        for (int segment = 0; segment < 6; segment++) {
            lines.append(mostBytes).append("\na\n");
        }

        MediaPlaylist playlist = media(lines.toString(), "#EXT-X-BYTERANGE:5@7", "a");

        assertThat(playlist.segments()).hasSize(7);
        assertThat(playlist.segments().get(5).byteRange()).contains(new ByteRange(6L << 60, 1L << 60));
        assertThat(playlist.segments().get(6).byteRange()).contains(new ByteRange(7, 5));
        assertThat(playlist.problems()).extracting(PlaylistProblem::wanted).containsExactly("a byte range that ends");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#EXT-X-OTHER",
                "#EXT-X-STREAM-INF",
                "#EXT-X-DATERANGE:",
                "#EXT-X-PART:A=1",
                "#EXT-X-TWITCH-PREFETCH:a",
                "#EXT-X-KEY:METHOD=AES-128,URI=\"k\"",
                "#EXT-X-DEFINE:NAME=\"a\",VALUE=\"\""
            })
    void refusesAMediaPlaylistOfTooManyDetails(String tag) throws UnreadablePlaylistException {
        assertRefusesManyOf(tag, "#EXTM3U\n#EXTINF:1,\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#EXT-X-OTHER", "#EXTINF:1,", "#EXT-X-MEDIA:", "#EXT-X-SESSION-DATA:A=1"})
    void refusesAMultivariantPlaylistOfTooManyDetails(String tag) throws UnreadablePlaylistException {
        assertRefusesManyOf(tag, "#EXTM3U\n#EXT-X-INDEPENDENT-SEGMENTS\n#EXT-X-STREAM-INF:\nv\n");
    }

    private static void assertRefusesManyOf(String tag, String before) throws UnreadablePlaylistException {
        PlaylistReader small = new PlaylistReader(new ReaderLimits(1 << 20, 10, 1, 20));

        assertThat(small.read(before + (tag + "\n").repeat(5), BASE)).isNotNull();
        assertThatThrownBy(() -> small.read(before + (tag + "\n").repeat(21), BASE))
                .isInstanceOf(UnreadablePlaylistException.class)
                .hasMessage("wanted at most 20 attributes and tags beside segments and variants, found more");
    }

    @Test
    void refusesALineOfTooManyAttributes() throws UnreadablePlaylistException {
        PlaylistReader small = new PlaylistReader(new ReaderLimits(1 << 20, 10, 1, 20));
        String tag = "#EXTM3U\n#EXTINF:1,\n#EXT-X-SERVER-CONTROL:";

        assertThat(small.read(tag + "A=1,".repeat(19), BASE)).isNotNull();
        assertThatThrownBy(() -> small.read(tag + "A=1,".repeat(20), BASE))
                .isInstanceOf(UnreadablePlaylistException.class)
                .hasMessageContaining("20 attributes");
    }
}
