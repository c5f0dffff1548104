package dev.livekeep.domain.capture;

import dev.livekeep.domain.playlist.MediaPlaylist;
import dev.livekeep.domain.playlist.MultivariantPlaylist;
import dev.livekeep.domain.playlist.Playlist;
import dev.livekeep.domain.playlist.PlaylistReader;
import dev.livekeep.domain.playlist.UnreadablePlaylistException;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.source.StreamAnswer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Playlists of a stream whose segment number n starts 2n seconds after noon. */
final class Lists {
    static final URI PAGE = URI.create("http://origin.test/live/list.m3u8");
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static final String HEAD = "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:";

    private Lists() {}

    static URI uri(String name) {
        return URI.create("http://origin.test/live/" + name + ".m3u8");
    }

    static String name(URI uri) {
        return name(uri.toString());
    }

    static String name(String address) {
        return address.replaceAll(".*/|\\.m3u8", "");
    }

    /** The first of five listed segments when as much time has passed. */
    static int first(Duration elapsed) {
        return (int) elapsed.dividedBy(Duration.ofSeconds(2));
    }

    static StreamAnswer variants(String... names) {
        return new StreamAnswer.Variants(
                (MultivariantPlaylist) read(Stream.of(names)
                        .map(name -> "#EXT-X-STREAM-INF:BANDWIDTH=1,NAME=\"" + name.replaceAll("\\+.*", "") + "\"\n"
                                + name + ".m3u8\n")
                        .collect(Collectors.joining("", "#EXTM3U\n", ""))),
                "");
    }

    static MediaAnswer.Listed media(int first, int count) {
        return media(first, count, Lists::segment);
    }

    static MediaAnswer.Listed media(int first, int count, IntFunction<String> segment) {
        return answer(HEAD + first + "\n"
                + IntStream.range(first, first + count).mapToObj(segment).collect(Collectors.joining()));
    }

    static MediaAnswer.Listed ended(int first, int count) {
        return answer(media(first, count).text() + "#EXT-X-ENDLIST\n");
    }

    /** A list with these lines after its head. */
    static MediaAnswer.Listed media(int first, String... lines) {
        return answer(HEAD + first + "\n" + String.join("\n", lines) + "\n");
    }

    static String segment(int number) {
        return "#EXT-X-PROGRAM-DATE-TIME:" + NOON.plusSeconds(2L * number) + "\n#EXTINF:2,\n" + number + ".ts\n";
    }

    /** A segment with a title that upstream takes for an ad. */
    static String ad(int number) {
        return segment(number).replace("#EXTINF:2,", "#EXTINF:2,Amazon|1");
    }

    static MediaAnswer.Listed answer(String text) {
        return new MediaAnswer.Listed((MediaPlaylist) read(text), text);
    }

    private static Playlist read(String text) {
        try {
            return new PlaylistReader().read(text, PAGE);
        } catch (UnreadablePlaylistException e) {
            throw new AssertionError(e);
        }
    }
}
