package dev.livekeep.domain.playlist;

import java.net.URI;

/**
 * A segment that is still being made ({@code EXT-X-TWITCH-PREFETCH}): no date and no duration yet.
 *
 * @param location where its bytes arrive as they are encoded
 * @param mediaSequence the number it will be listed under
 * @param discontinuitySequence the number of its stretch between discontinuities
 * @param opensStretch whether a discontinuity stands before it that no listed segment stands behind yet
 */
public record Prefetch(ListedUri location, long mediaSequence, long discontinuitySequence, boolean opensStretch) {
    /** The resolved address. */
    public URI uri() {
        return location.resolved();
    }

    /** The address as it is listed, variables replaced. */
    public String uriText() {
        return location.text();
    }
}
