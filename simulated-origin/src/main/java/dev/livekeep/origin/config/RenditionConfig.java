package dev.livekeep.origin.config;

import dev.livekeep.origin.media.MediaFormat;

/**
 * One rendition of a channel.
 *
 * @param name as Twitch would name it: {@code 1080p60}, {@code 480p30}, {@code audio_only}
 * @param bitsPerSecond rate of the padded segments; the media alone needs about 0.25 Mb/s
 * @param width in pixels as announced, 0 for audio alone; the pictures inside are always small
 * @param height in pixels as announced, 0 for audio alone
 * @param frameRate as announced, 0 for audio alone
 */
public record RenditionConfig(
        String name, MediaFormat format, long bitsPerSecond, int width, int height, double frameRate) {
    public RenditionConfig {
        if (!name.matches("[A-Za-z0-9_]+")) {
            throw new IllegalArgumentException("want a rendition name of letters, digits and `_`, got " + name);
        }
        if (bitsPerSecond < 0 || bitsPerSecond > 1_000_000_000) {
            throw new IllegalArgumentException("want a rate up to 1 Gb/s, got " + bitsPerSecond);
        }
    }

    /** A rendition with pictures of 16:9. */
    public static RenditionConfig video(
            String name, MediaFormat format, long bitsPerSecond, int height, int frameRate) {
        return new RenditionConfig(name, format, bitsPerSecond, height * 8 / 9 / 2 * 4, height, frameRate);
    }

    /** Sound alone. */
    public static RenditionConfig audioOnly(long bitsPerSecond) {
        return new RenditionConfig("audio_only", MediaFormat.TS_AUDIO, bitsPerSecond, 0, 0, 0);
    }

    /** Whether it has no pictures. */
    public boolean isAudioOnly() {
        return height == 0;
    }
}
