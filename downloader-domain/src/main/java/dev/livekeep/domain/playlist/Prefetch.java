package dev.livekeep.domain.playlist;

import java.net.URI;

/**
 * A segment that is still being made ({@code EXT-X-TWITCH-PREFETCH}): no date and no duration yet.
 *
 * @param location where its bytes arrive as they are encoded
 * @param mediaSequence the number it will be listed under
 * @param discontinuitySequence the number of its stretch between discontinuities
 * @param afterLastSegment whether it continues the last listed segment: no discontinuity stands between them, and a
 *     segment is listed
 */
public record Prefetch(ListedUri location, long mediaSequence, long discontinuitySequence, boolean afterLastSegment) {
    /** The resolved address. */
    public URI uri() {
        return location.resolved();
    }

    /** The address as it is listed, variables replaced. */
    public String uriText() {
        return location.text();
    }
}
