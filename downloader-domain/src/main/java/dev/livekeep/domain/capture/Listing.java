package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.domain.playlist.ListingId;
import dev.livekeep.domain.playlist.MediaSegment;
import dev.livekeep.domain.timeline.DateOrigin;
import java.util.List;

/**
 * A real segment as a worker found it.
 *
 * @param id who it is in its session
 * @param slot where its copies belong: by the date its own session listed, or by that of the {@link Alignment}
 * @param segment what to fetch
 * @param origin where the date comes from
 * @param doubt why no copy named by this listing can be full, or empty
 * @param playlists the answer that introduced it and those before, newest first; empty unless they are kept
 */
record Listing(
        ListingId id,
        SegmentSlot slot,
        MediaSegment segment,
        DateOrigin origin,
        String doubt,
        List<CaptureAction.PlaylistText> playlists) {

    /** The same segment in another listing. */
    Listing as(ListingId otherId, MediaSegment otherSegment) {
        return new Listing(otherId, slot, otherSegment, origin, doubt, List.of());
    }

    /** Whether its date can be compared with those of other sessions. */
    boolean isSure() {
        return doubt.isEmpty();
    }

    /** The same under another name. */
    Listing in(SegmentSlot other) {
        return new Listing(id, other, segment, origin, doubt, playlists);
    }

    /** The same with a doubt, unless there is one. */
    Listing doubted(String why) {
        return new Listing(id, slot, segment, origin, doubt.isEmpty() ? why : doubt, playlists);
    }
}
