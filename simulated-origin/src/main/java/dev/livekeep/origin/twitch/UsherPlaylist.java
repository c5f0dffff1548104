package dev.livekeep.origin.twitch;

import dev.livekeep.origin.config.RenditionConfig;
import dev.livekeep.origin.live.LiveChannel;
import dev.livekeep.origin.live.PlaylistShape;
import dev.livekeep.origin.live.Variants;
import java.net.URI;
import java.time.Instant;

/** Prints Twitch's multivariant playlists, in the style of usher 1 and of usher 2. */
final class UsherPlaylist {
    private final LiveChannel channel;
    private final Session session;
    private final URI base;
    private final PlaylistShape shape;

    UsherPlaylist(LiveChannel channel, Session session, URI base, PlaylistShape shape) {
        this.channel = channel;
        this.session = session;
        this.base = base;
        this.shape = shape;
    }

    /** {@code version} 1 names variants by EXT-X-MEDIA, 2 by attributes of their own. */
    String text(int version, Instant now) {
        StringBuilder out = new StringBuilder("#EXTM3U\n");
        out.append("#EXT-X-TWITCH-INFO:NODE=\"simulated\",MANIFEST-NODE-TYPE=\"weaver_cluster\",SERVER-TIME=\"")
                .append(now.toEpochMilli() / 1000.0)
                .append("\",USER-COUNTRY=\"ZZ\",STREAM-ID=\"")
                .append(session.broadcast())
                .append("\"\n");
        boolean source = true;
        for (RenditionConfig rendition : channel.config().renditions()) {
            if (shape.shows(rendition)) {
                out.append(version == 1 ? first(rendition, source) : second(rendition, source))
                        .append(base.resolve("/v1/playlist/" + session.id() + "/" + rendition.name()
                                + (version == 1 ? ".m3u8" : "")))
                        .append('\n');
            }
            source = false;
        }
        return out.toString();
    }

    private static String first(RenditionConfig rendition, boolean source) {
        String group = source ? "chunked" : rendition.name();
        String name = shownName(rendition) + (source ? " (source)" : "");
        String autoselect = rendition.isAudioOnly() ? "NO" : "YES";
        return "#EXT-X-MEDIA:TYPE=VIDEO,GROUP-ID=\"" + group + "\",NAME=\"" + name + "\",AUTOSELECT=" + autoselect
                + ",DEFAULT=" + autoselect + "\n#EXT-X-STREAM-INF:" + Variants.attributes(rendition) + ",VIDEO=\""
                + group
                + "\"\n";
    }

    /** Twitch shows a rendition of 30 pictures a second without its rate: group {@code 480p30} is named {@code 480p}. */
    private static String shownName(RenditionConfig rendition) {
        return rendition.name().replaceFirst("^(\\d+p)30$", "$1");
    }

    private static String second(RenditionConfig rendition, boolean source) {
        return "#EXT-X-STREAM-INF:" + Variants.attributes(rendition) + ",STABLE-VARIANT-ID=\"" + rendition.name()
                + "\",IVS-NAME=\"" + rendition.name() + "\",IVS-VARIANT-SOURCE=\"" + (source ? "source" : "transcode")
                + "\"\n";
    }
}
