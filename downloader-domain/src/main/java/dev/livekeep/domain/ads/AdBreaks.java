package dev.livekeep.domain.ads;

import dev.livekeep.domain.ads.BreakTag.Marks;
import dev.livekeep.domain.playlist.AdMarkers;
import dev.livekeep.domain.playlist.ListingId;
import dev.livekeep.domain.playlist.MediaPlaylist;
import dev.livekeep.domain.playlist.MediaSegment;
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
    private Map<ListingId, Open> open = Map.of();

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

    /** Takes the next playlist in, and tells what is open at its segments, by their media sequence. */
    Map<Long, AdMarkers> take(MediaPlaylist playlist) {
        if (open.isEmpty()
                && playlist.segments().stream()
                        .allMatch(segment -> segment.adMarkers().equals(AdMarkers.NONE))) {
            return Map.of();
        }
        Map<ListingId, Open> still = new HashMap<>();
        Map<Long, AdMarkers> markers = new HashMap<>();
        Open current = Open.NONE;
        for (MediaSegment segment : playlist.segments()) {
            ListingId id = idOf(segment);
            Open known = open.get(id);
            current = known == null ? current.at(segment) : known;
            if (!current.isNone()) {
                still.put(id, current);
                markers.put(
                        segment.mediaSequence(),
                        new AdMarkers(
                                current.scte35().isPresent(), current.cue().isPresent()));
            }
        }
        open = still;
        return markers;
    }

    /** Without the number of its stretch: some origins do not say how many discontinuities have left the list. */
    private static ListingId idOf(MediaSegment segment) {
        ListingId id = ListingId.of("", segment);
        return new ListingId("", id.mediaSequence(), 0, id.uriWithoutQuery(), id.byteRange());
    }
}
