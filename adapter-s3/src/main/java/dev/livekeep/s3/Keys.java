package dev.livekeep.s3;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.HourFolder;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentPath;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** How keys and what is said beside them are spelt: keys are the paths of contract §1 under the store's prefix. */
final class Keys {

    private Keys() {}

    static String channel(Channel channel) {
        return channel.name() + "/";
    }

    static String quality(Channel channel, Quality quality) {
        return channel(channel) + quality.name() + "/";
    }

    static String hour(Channel channel, Quality quality, HourFolder hour) {
        return quality(channel, quality) + hour.text() + "/";
    }

    static String hour(SegmentPath path) {
        return hour(path.channel(), path.quality(), path.name().hour());
    }

    /** Text as a header can carry it: percent-encoded where it is not plain. */
    static String ascii(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
