package dev.livekeep.domain.ads;

import dev.livekeep.domain.ads.BreakTag.Marks;
import dev.livekeep.domain.playlist.AdMarkers;
import dev.livekeep.domain.playlist.MediaSegment;
import dev.livekeep.domain.playlist.SegmentMemory.Seen;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers ad breaks from playlist to playlist of one session, so that a break whose opening tag has left the list goes
 * on. What is no longer certain is content: a break that was carried ends where its announced time is over; one without
 * ends at the next discontinuity, after five minutes at most; and none goes on where a playlist does not continue the one
 * before, since a closing tag may have been missed.
 */
public final class AdBreaks {
    private Map<Long, Open> open = Map.of();

    private record Open(Optional<OpenBreak> scte35, Optional<OpenBreak> cue) {
        static final Open NONE = new Open(Optional.empty(), Optional.empty());

        boolean isNone() {
            return scte35.isEmpty() && cue.isEmpty();
        }

        Open at(MediaSegment segment) {
            List<BreakTag> tags = segment.otherTags().stream()
                    .flatMap(tag -> BreakTag.of(tag).stream())
                    .toList();
            AdMarkers listed = segment.adMarkers();
            return new Open(
                    OpenBreak.at(segment, scte35, of(Marks.SCTE35, tags), listed.scte35Out()),
                    OpenBreak.at(segment, cue, of(Marks.CUE, tags), listed.cueOut()));
        }

        private static List<BreakTag> of(Marks marks, List<BreakTag> tags) {
            return tags.stream().filter(tag -> tag.marks() == marks).toList();
        }
    }

    /** Takes the next playlist's segments in, and tells what is open at them, by their media sequence. */
    Map<Long, AdMarkers> take(List<Seen> segments) {
        if (open.isEmpty()
                && segments.stream().allMatch(seen -> seen.segment().adMarkers().equals(AdMarkers.NONE))) {
            return Map.of();
        }
        Map<Long, Open> still = new HashMap<>();
        Map<Long, AdMarkers> markers = new HashMap<>();
        Open current = Open.NONE;
        for (Seen seen : segments) {
            Open known = open.get(seen.key());
            current = known == null ? current.at(seen.segment()) : known;
            if (!current.isNone()) {
                still.put(seen.key(), current);
                markers.put(
                        seen.segment().mediaSequence(),
                        new AdMarkers(
                                current.scte35().isPresent(), current.cue().isPresent()));
            }
        }
        open = still;
        return markers;
    }
}
