package dev.livekeep.domain.ads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.playlist.MediaPlaylist;
import dev.livekeep.domain.playlist.PlaylistReader;
import dev.livekeep.domain.playlist.UnreadablePlaylistException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WholeRangesTest {
    private static final String AD = "#EXT-X-DATERANGE:CLASS=\"twitch-stitched-ad\",";

    @Test
    void rangeThatEndsOnTheNextEndsWhereTheNextOfItsClassBegins() throws UnreadablePlaylistException {
        List<String> signs = signs(
                AD + "ID=\"stitched-ad-1\",START-DATE=\"2026-03-01T10:00:00Z\",END-ON-NEXT=YES",
                AD + "ID=\"stitched-ad-2\",START-DATE=\"2026-03-01T10:00:02Z\",DURATION=2");

        assertThat(signs).containsExactly("ad", "ad", "-", "-");
    }

    @Test
    void rangeThatEndsOnTheNextGoesOnWhileOnlyOtherClassesFollow() throws UnreadablePlaylistException {
        List<String> signs = signs(
                AD + "ID=\"stitched-ad-1\",START-DATE=\"2026-03-01T10:00:02Z\",END-ON-NEXT=YES",
                "#EXT-X-DATERANGE:CLASS=\"twitch-session\",ID=\"s\",START-DATE=\"2026-03-01T10:00:04Z\"");

        assertThat(signs).containsExactly("-", "ad", "ad", "ad");
    }

    @Test
    void laterTagOfTheSameIdSaysWhereTheRangeEnds() throws UnreadablePlaylistException {
        List<String> signs = signs(
                AD + "ID=\"stitched-ad-1\",START-DATE=\"2026-03-01T10:00:00Z\"",
                "#EXT-X-DATERANGE:ID=\"stitched-ad-1\",END-DATE=\"2026-03-01T10:00:04Z\"");

        assertThat(signs).containsExactly("ad", "ad", "-", "-");
    }

    /** Of four segments of 2 s, from 10:00:00 on. */
    private static List<String> signs(String... ranges) throws UnreadablePlaylistException {
        String text = "#EXTM3U\n" + String.join("\n", ranges) + "\n" + "#EXTINF:2,\na.ts\n".repeat(4);
        MediaPlaylist playlist =
                (MediaPlaylist) new PlaylistReader().read(text, URI.create("https://cdn.example/list.m3u8"));
        AdSigns signs = new AdClassifier(AdRules.defaults()).in(playlist);
        Instant start = Instant.parse("2026-03-01T10:00:00Z");
        return playlist.segments().stream()
                .map(segment -> signs.of(segment, Optional.of(start.plusSeconds(2 * segment.mediaSequence()))))
                .map(sign -> sign.isPresent() ? "ad" : "-")
                .toList();
    }
}
