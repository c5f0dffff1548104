package dev.livekeep.domain.playlist;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One reading of one variant's list of segments (RFC 8216 §4.3.3).
 *
 * @param version {@code EXT-X-VERSION}
 * @param targetDuration {@code EXT-X-TARGETDURATION}, also where it is no whole number
 * @param mediaSequence {@code EXT-X-MEDIA-SEQUENCE}, the number of the first segment (skipped ones included), else 0
 * @param discontinuitySequence {@code EXT-X-DISCONTINUITY-SEQUENCE}, else 0
 * @param type {@code EXT-X-PLAYLIST-TYPE}
 * @param ended whether {@code EXT-X-ENDLIST} is listed
 * @param iframesOnly whether {@code EXT-X-I-FRAMES-ONLY} is listed
 * @param independentSegments whether {@code EXT-X-INDEPENDENT-SEGMENTS} is listed
 * @param start {@code EXT-X-START}
 * @param defines variables
 * @param segments in listed order
 * @param dateRanges in listed order
 * @param prefetches segments in the making, after the listed ones
 * @param twitch Twitch's own figures
 * @param lowLatency what is said for low latency
 * @param skip present when this is a delta update
 * @param otherTags unknown tags that stand before the first or after the last segment
 * @param problems what could not be read
 */
public record MediaPlaylist(
        OptionalInt version,
        Optional<Duration> targetDuration,
        long mediaSequence,
        long discontinuitySequence,
        Optional<PlaylistType> type,
        boolean ended,
        boolean iframesOnly,
        boolean independentSegments,
        Optional<StartPoint> start,
        List<Define> defines,
        List<MediaSegment> segments,
        List<DateRange> dateRanges,
        List<Prefetch> prefetches,
        TwitchFigures twitch,
        LowLatency lowLatency,
        Optional<Skip> skip,
        List<OtherTag> otherTags,
        List<PlaylistProblem> problems)
        implements Playlist {
    public MediaPlaylist {
        if (mediaSequence < 0 || discontinuitySequence < 0) {
            throw new IllegalArgumentException(
                    "want no negative sequence, got " + mediaSequence + " and " + discontinuitySequence);
        }
        defines = List.copyOf(defines);
        segments = List.copyOf(segments);
        dateRanges = List.copyOf(dateRanges);
        prefetches = List.copyOf(prefetches);
        otherTags = List.copyOf(otherTags);
        problems = List.copyOf(problems);
    }

    /** The number the next listed segment will have. */
    public long nextMediaSequence() {
        return segments.isEmpty()
                ? mediaSequence + skip.map(Skip::skippedSegments).orElse(0L)
                : segments.get(segments.size() - 1).mediaSequence() + 1;
    }

    /**
     * Whether the origin sent a delta update. We never ask for one, so it is not to be merged: the playlist must be
     * loaded again without the directives the URL carries.
     */
    public boolean needsFullReload() {
        return skip.isPresent();
    }

    @Override
    public MediaPlaylist withoutProblems() {
        return new MediaPlaylist(
                version,
                targetDuration,
                mediaSequence,
                discontinuitySequence,
                type,
                ended,
                iframesOnly,
                independentSegments,
                start,
                defines,
                segments,
                dateRanges,
                prefetches,
                twitch,
                lowLatency,
                skip,
                otherTags,
                List.of());
    }
}
