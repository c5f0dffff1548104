package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.playlist.ListingId;
import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers the bytes stored of late, or about to be, to tell when another session lists the same segment under another date (design
 * §4 Dates), or the same session does so later. Equal bytes at two places of one session are two segments: a slate or
 * silence repeats itself.
 */
final class Twins {
    private final Duration within;
    private final Duration remembered;
    private final Map<SegmentHash, Stored> stored = new HashMap<>();

    /** @param unique whether these bytes were stored under one date only */
    private record Stored(Instant start, ListingId listing, boolean unique, Tick at) {}

    Twins(Duration within, Duration remembered) {
        this.within = within;
        this.remembered = remembered;
    }

    void remember(SegmentHash hash, Listing listing, long bodyBytes, Tick now) {
        if (bodyBytes > 0) {
            Instant start = listing.slot().start();
            Stored before = stored.get(hash);
            boolean unique =
                    before == null || (before.unique() && before.start().equals(start));
            stored.put(hash, new Stored(start, listing.id(), unique, now));
        }
    }

    /** The date under which another session's listing of the same segment is stored. */
    Optional<Instant> nameOf(SegmentHash hash, Listing listing) {
        return Optional.ofNullable(stored.get(hash))
                .filter(twin -> twin.unique() && isOfAnother(twin, listing) && isNear(twin, listing, within))
                .map(Stored::start);
    }

    private static boolean isOfAnother(Stored each, Listing listing) {
        return !each.listing().session().equals(listing.id().session());
    }

    private static boolean isNear(Stored each, Listing listing, Duration distance) {
        Duration between =
                Duration.between(each.start(), listing.slot().start()).abs();
        return between.compareTo(distance) <= 0;
    }

    /**
     * Whether these bytes are stored, or about to be, under a date near, but not equal to, the listing's, by another
     * session's listing or by one at the same place of the same session.
     */
    boolean isStored(SegmentHash hash, Listing listing) {
        Stored twin = stored.get(hash);
        return twin != null
                && !twin.start().equals(listing.slot().start())
                && (isOfAnother(twin, listing)
                        || twin.listing().mediaSequence() == listing.id().mediaSequence())
                && isNear(twin, listing, within);
    }

    /** It was not stored after all. */
    void forget(SegmentHash hash, Listing listing) {
        stored.computeIfPresent(
                hash, (same, twin) -> twin.start().equals(listing.slot().start()) ? null : twin);
    }

    /** Forgets what was stored too long ago. */
    void forget(Tick now) {
        for (Iterator<Stored> each = stored.values().iterator(); each.hasNext(); ) {
            if (now.since(each.next().at()).compareTo(remembered) > 0) {
                each.remove();
            }
        }
    }
}
