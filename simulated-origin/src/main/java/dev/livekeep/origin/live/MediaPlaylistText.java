package dev.livekeep.origin.live;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints media playlists (RFC 8216 §4.3). */
public final class MediaPlaylistText {
    /** What stands where a playlist should. */
    public static final String GARBAGE = "<html><body>\u0007<h1>It works!</h1>\u001b[31m#EXTM3U</body></html>\n";

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final StringBuilder out = new StringBuilder("#EXTM3U\n");

    /** A playlist's first lines. */
    public MediaPlaylistText(
            int version,
            Duration segmentDuration,
            long mediaSequence,
            long discontinuitySequence,
            Optional<String> map) {
        long target = segmentDuration.plusNanos(999_999_999).toSeconds();
        line("#EXT-X-VERSION:" + version);
        line("#EXT-X-TARGETDURATION:" + target);
        line("#EXT-X-MEDIA-SEQUENCE:" + mediaSequence);
        if (discontinuitySequence > 0) {
            line("#EXT-X-DISCONTINUITY-SEQUENCE:" + discontinuitySequence);
        }
        map.ifPresent(uri -> line("#EXT-X-MAP:URI=\"" + uri + "\""));
    }

    /** Adds a line as it is. */
    public MediaPlaylistText line(String text) {
        out.append(text).append('\n');
        return this;
    }

    /** Adds the segments in the shape a fault gives them. */
    public MediaPlaylistText segments(List<ListedSegment> segments, PlaylistShape shape) {
        for (int i = 0; i < segments.size(); i++) {
            ListedSegment segment = segments.get(i);
            if (segment.discontinuity()) {
                line("#EXT-X-DISCONTINUITY");
            }
            segment.before().forEach(this::line);
            if (segment.gap()) {
                line("#EXT-X-GAP");
            }
            boolean bad = shape.badDate() && i == segments.size() - 1;
            line("#EXT-X-PROGRAM-DATE-TIME:"
                    + (bad ? "2026-13-45T25:61:61Z" : date(segment.date().plus(shape.skew()))));
            line("#EXTINF:" + seconds(segment.duration()) + "," + segment.title());
            line(segment.uri());
        }
        if (shape.endList()) {
            line("#EXT-X-ENDLIST");
        }
        return this;
    }

    /** A date as Twitch prints it: milliseconds, UTC. */
    public static String date(Instant instant) {
        return DATE.format(instant);
    }

    /** Seconds with three digits after the point. */
    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e9);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
