package dev.livekeep.domain.ads;

import java.util.List;
import java.util.Optional;

/**
 * Which segments of one playlist are ads.
 *
 * @param segments the sign of each listed segment, in listed order; empty for content
 * @param prefetches the sign of each segment in the making, in listed order; empty for content
 */
public record AdReading(List<Optional<AdSign>> segments, List<Optional<AdSign>> prefetches) {
    public AdReading {
        segments = List.copyOf(segments);
        prefetches = List.copyOf(prefetches);
    }
}
