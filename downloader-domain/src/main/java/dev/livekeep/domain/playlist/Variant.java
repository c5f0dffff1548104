package dev.livekeep.domain.playlist;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * {@code EXT-X-STREAM-INF} (or {@code EXT-X-I-FRAME-STREAM-INF}): one quality of the stream.
 *
 * @param location its media playlist
 * @param bandwidth {@code BANDWIDTH}, peak bits per second
 * @param averageBandwidth {@code AVERAGE-BANDWIDTH}, bits per second
 * @param resolution {@code RESOLUTION}
 * @param frameRate {@code FRAME-RATE}, frames per second
 * @param codecs {@code CODECS}
 * @param videoGroup {@code VIDEO}, the group of its video renditions
 * @param audioGroup {@code AUDIO}, the group of its audio renditions
 * @param stableVariantId {@code STABLE-VARIANT-ID}
 * @param ivsName {@code IVS-NAME}
 * @param ivsVariantSource {@code IVS-VARIANT-SOURCE}: {@code source} or {@code transcode}
 * @param attributes all attributes as listed
 */
public record Variant(
        ListedUri location,
        OptionalLong bandwidth,
        OptionalLong averageBandwidth,
        Optional<Resolution> resolution,
        OptionalDouble frameRate,
        Optional<String> codecs,
        Optional<String> videoGroup,
        Optional<String> audioGroup,
        Optional<String> stableVariantId,
        Optional<String> ivsName,
        Optional<String> ivsVariantSource,
        AttributeList attributes) {
    /** The resolved address of its media playlist. */
    public URI uri() {
        return location.resolved();
    }
}
