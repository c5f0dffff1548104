package dev.livekeep.domain.playlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

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
}
