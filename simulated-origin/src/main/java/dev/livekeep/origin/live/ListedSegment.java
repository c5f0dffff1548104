package dev.livekeep.origin.live;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A segment as a media playlist shows it.
 *
 * @param before tag lines that stand before its own
 * @param title what follows the duration in EXTINF
 */
public record ListedSegment(
        List<String> before,
        boolean discontinuity,
        boolean gap,
        Instant date,
        Duration duration,
        String title,
        String uri) {
    public ListedSegment {
        before = List.copyOf(before);
    }
}
