package dev.livekeep.benchmarks;

import java.net.URI;
import java.time.Instant;

/** Live playlists as Twitch writes them, of any length, without what the other reader refuses. */
final class LivePlaylists {
    static final URI BASE = URI.create("https://video-edge.example.net/v1/playlist/abc.m3u8");

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SEQUENCE = 4711;

    private LivePlaylists() {}

    /** A playlist of so many segments: each with its date, its length and an address of some 500 characters. */
    static String of(int segments) {
        return of(0, segments);
    }

    /** The same, of a stream that has gone on by {@code first} segments. */
    static String of(int first, int segments) {
        StringBuilder text = new StringBuilder(segments * 620);
        text.append("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:2\n")
                .append("#EXT-X-MEDIA-SEQUENCE:")
                .append(SEQUENCE + first)
                .append('\n');
        for (int segment = first; segment < first + segments; segment++) {
            text.append("#EXT-X-PROGRAM-DATE-TIME:")
                    .append(start(segment))
                    .append("\n#EXTINF:2.000,live\n")
                    .append("https://video-edge.example.net/v1/segment/")
                    .append("CrQE0c9dmWPbN7a_".repeat(28))
                    .append(segment)
                    .append(".ts?dna=CmVudGVy\n");
        }
        return text.toString();
    }

    /** When a segment begins. */
    static Instant start(int segment) {
        return START.plusMillis(2000L * segment + 123);
    }
}
