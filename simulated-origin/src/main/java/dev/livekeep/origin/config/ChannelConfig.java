package dev.livekeep.origin.config;

import dev.livekeep.origin.media.MediaFormat;
import java.util.List;

/**
 * One channel. It can be had as plain HLS and through Twitch's protocol at the same time.
 *
 * @param name its login at Twitch and its folder in plain HLS
 * @param renditions the first is the source
 */
public record ChannelConfig(String name, List<RenditionConfig> renditions) {
    public ChannelConfig {
        renditions = List.copyOf(renditions);
        if (!name.matches("[a-z0-9_]{1,60}")) {
            throw new IllegalArgumentException("want a channel name of a-z, 0-9 and `_`, got " + name);
        }
        if (renditions.isEmpty()) {
            throw new IllegalArgumentException("want at least one rendition of channel " + name);
        }
    }

    /** Transport streams: 1080p60 at this rate, 720p60 at half, 480p30 at a quarter of it, and audio_only. */
    public static ChannelConfig ts(String name, long sourceBitsPerSecond) {
        return new ChannelConfig(
                name,
                List.of(
                        RenditionConfig.video("1080p60", MediaFormat.TS, sourceBitsPerSecond, 1080, 60),
                        RenditionConfig.video("720p60", MediaFormat.TS, sourceBitsPerSecond / 2, 720, 60),
                        RenditionConfig.video("480p30", MediaFormat.TS, sourceBitsPerSecond / 4, 480, 30),
                        RenditionConfig.audioOnly(160_000)));
    }

    /** Fragmented MP4 with H.264: 1080p60 at this rate, 720p60 at half and 480p30 at a quarter of it. */
    public static ChannelConfig fmp4(String name, long sourceBitsPerSecond) {
        return fragmented(name, MediaFormat.FMP4, sourceBitsPerSecond);
    }

    /** Fragmented MP4 with HEVC: 1080p60 at this rate, 720p60 at half and 480p30 at a quarter of it. */
    public static ChannelConfig hevc(String name, long sourceBitsPerSecond) {
        return fragmented(name, MediaFormat.FMP4_HEVC, sourceBitsPerSecond);
    }

    private static ChannelConfig fragmented(String name, MediaFormat format, long bitsPerSecond) {
        return new ChannelConfig(
                name,
                List.of(
                        RenditionConfig.video("1080p60", format, bitsPerSecond, 1080, 60),
                        RenditionConfig.video("720p60", format, bitsPerSecond / 2, 720, 60),
                        RenditionConfig.video("480p30", format, bitsPerSecond / 4, 480, 30)));
    }
}
