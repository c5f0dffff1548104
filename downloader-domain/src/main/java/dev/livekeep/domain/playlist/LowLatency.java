package dev.livekeep.domain.playlist;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a media playlist says for low latency. Recorded from whole segments, we only keep it.
 *
 * @param serverControl {@code EXT-X-SERVER-CONTROL}
 * @param partTarget seconds, from {@code EXT-X-PART-INF}
 * @param parts {@code EXT-X-PART} in order
 * @param preloadHints the attributes of each {@code EXT-X-PRELOAD-HINT}
 * @param renditionReports the attributes of each {@code EXT-X-RENDITION-REPORT}
 */
public record LowLatency(
        Optional<ServerControl> serverControl,
        OptionalDouble partTarget,
        List<PartialSegment> parts,
        List<AttributeList> preloadHints,
        List<AttributeList> renditionReports) {
    /** Nothing is said. */
    public static final LowLatency NONE =
            new LowLatency(Optional.empty(), OptionalDouble.empty(), List.of(), List.of(), List.of());

    public LowLatency {
        parts = List.copyOf(parts);
        preloadHints = List.copyOf(preloadHints);
        renditionReports = List.copyOf(renditionReports);
    }
}
