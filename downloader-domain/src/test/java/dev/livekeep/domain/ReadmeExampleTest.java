package dev.livekeep.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentDuration;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentName;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.playlist.MediaPlaylist;
import dev.livekeep.domain.playlist.MediaSegment;
import dev.livekeep.domain.playlist.PlaylistReader;
import dev.livekeep.domain.playlist.UnreadablePlaylistException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README's example of the domain used alone: it compiles, it does what the README says, and it is what stands there. */
class ReadmeExampleTest {

    private static final Path README = Path.of("..", "README.md");
    private static final Path THIS = Path.of("src/test/java/dev/livekeep/domain/ReadmeExampleTest.java");

    // README begins
    /** Where the first segment of a playlist belongs in an archive. */
    static SegmentPath firstSegment(byte[] playlistBody, URI playlistUri, byte[] segmentBody)
            throws UnreadablePlaylistException {
        var playlist = (MediaPlaylist) new PlaylistReader().read(playlistBody, playlistUri);
        MediaSegment segment = playlist.segments().get(0); // segment.uri() is where its bytes are to be had
        var name = new SegmentName(
                segment.programDateTime().orElseThrow(),
                new SegmentDuration(segment.duration().orElseThrow()),
                SegmentKind.FULL,
                SegmentHash.of(segmentBody));
        return new SegmentPath(new Channel("desertbus"), new Quality("source"), name);
    }
    // README ends

    private static final String NAMED =
            "desertbus/source/2019-11-13T02/45:51.608000-2.0-full-ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0.ts";
    private static final String PLAYLIST = """
            #EXTM3U
            #EXT-X-TARGETDURATION:2
            #EXT-X-PROGRAM-DATE-TIME:2019-11-13T02:45:51.608Z
            #EXTINF:2.000,live
            segment.ts
            """;

    @Test
    void theExampleReturnsWhatTheReadmeSays() throws UnreadablePlaylistException {
        SegmentPath path = firstSegment(
                PLAYLIST.getBytes(StandardCharsets.UTF_8),
                URI.create("https://example.org/live.m3u8"),
                "abc".getBytes(StandardCharsets.UTF_8));

        assertThat(path).hasToString(NAMED);
        assertThat(README).content().contains("`" + NAMED + "`");
    }

    @Test
    void theReadmeShowsTheExampleAsItIsCompiled() throws IOException {
        List<String> lines = Files.readAllLines(THIS);
        List<String> code =
                lines.subList(lines.indexOf("    // README begins") + 1, lines.indexOf("    // README ends"));

        String block = "```java\n" + String.join("\n", code).stripIndent() + "\n```\n";

        assertThat(README).content().contains(block);
    }
}
