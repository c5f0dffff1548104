package dev.livekeep.origin.live;

import dev.livekeep.origin.config.RenditionConfig;
import java.util.Locale;

/** The attributes of EXT-X-STREAM-INF that plain HLS and Twitch share. */
public final class Variants {
    private Variants() {}

    /** BANDWIDTH, RESOLUTION, CODECS, FRAME-RATE, as far as a rendition has them. */
    public static String attributes(RenditionConfig rendition) {
        StringBuilder out = new StringBuilder("BANDWIDTH=").append(Math.max(1, rendition.bitsPerSecond()));
        if (!rendition.isAudioOnly()) {
            out.append(",RESOLUTION=").append(rendition.width()).append('x').append(rendition.height());
        }
        out.append(",CODECS=\"").append(rendition.format().codecs()).append('"');
        if (!rendition.isAudioOnly()) {
            out.append(String.format(Locale.ROOT, ",FRAME-RATE=%.3f", rendition.frameRate()));
        }
        return out.toString();
    }
}
