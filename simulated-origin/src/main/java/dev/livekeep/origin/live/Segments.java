package dev.livekeep.origin.live;

import dev.livekeep.origin.config.RenditionConfig;
import dev.livekeep.origin.http.Answer;
import dev.livekeep.origin.media.Body;
import java.util.Optional;

/** Answers that hold media or playlists. */
public final class Segments {
    private static final String PLAYLIST = "application/vnd.apple.mpegurl";

    private Segments() {}

    /** A segment; it can be had in parts. */
    public static Answer media(RenditionConfig rendition, Body body, String tag) {
        String type = rendition.format().isFragmented() ? "video/mp4" : "video/mp2t";
        return Answer.of(200, type, body).with("Accept-Ranges", "bytes").with("ETag", "\"" + tag + "\"");
    }

    /** An init section, or 404. */
    public static Answer initSection(Optional<byte[]> bytes) {
        return bytes.map(b -> Answer.of(200, "video/mp4", Body.of(b)).with("Accept-Ranges", "bytes"))
                .orElseGet(() -> Answer.plain(404, "no init section here"));
    }

    /** A playlist. */
    public static Answer playlist(String text) {
        return Answer.text(200, PLAYLIST, text).with("ETag", "\"" + Integer.toHexString(text.hashCode()) + "\"");
    }
}
