package dev.livekeep.domain.capture;

import dev.livekeep.domain.ads.AdSign;
import dev.livekeep.domain.archive.SegmentDuration;
import dev.livekeep.domain.archive.WritableDuration;
import dev.livekeep.domain.playlist.EncryptionKey;
import dev.livekeep.domain.playlist.ListingId;
import dev.livekeep.domain.playlist.MediaSegment;
import dev.livekeep.domain.playlist.SegmentMemory.Seen;
import dev.livekeep.domain.timeline.TimelineEntry;
import java.util.Optional;

/** A listed segment with what is found out about it before it is dated. */
record SortedSegment(Seen seen, Optional<AdSign> ad, WritableDuration duration) {
    ListingId id() {
        return seen.id();
    }

    MediaSegment segment() {
        return seen.segment();
    }

    /** How long it plays, or what stands in for that. */
    SegmentDuration span() {
        return switch (duration) {
            case WritableDuration.Listed listed -> listed.duration();
            case WritableDuration.Substitute substitute -> substitute.duration();
            case WritableDuration.Refused refused -> SegmentDuration.of(WritableDuration.LONGEST);
        };
    }

    TimelineEntry entry() {
        return new TimelineEntry(
                seen.key(),
                span(),
                segment().programDateTime(),
                ad.isPresent(),
                segment().discontinuity());
    }

    /** Why no copy of it may be called full, whatever its date; empty if nothing speaks against it. */
    String doubt() {
        if (duration instanceof WritableDuration.Substitute substitute) {
            return substitute.reason();
        }
        return segment()
                .key()
                .filter(key -> !key.decryptable())
                .map(EncryptionKey::method)
                .map(method -> "stored encrypted as it came, method " + method)
                .orElse("");
    }
}
