package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Remembers the bytes stored of late, to tell when another session lists the same segment under another date (design
 * §4 Dates). Equal bytes within one session are two segments: a slate or silence repeats itself.
 */
final class Twins {
    private final Duration within;
    private final Duration remembered;
    private final Map<SegmentHash, Stored> stored = new HashMap<>();

    private record Stored(Instant start, String session, Tick at) {}

    Twins(Duration within, Duration remembered) {
        this.within = within;
        this.remembered = remembered;
    }

    void remember(SegmentHash hash, Listing listing, long bodyBytes, Tick now) {
        if (bodyBytes > 0) {
            stored.put(hash, new Stored(listing.slot().start(), listing.id().session(), now));
        }
    }

    /** Whether these bytes are stored under a date near, but not equal to, the listing's by another session's listing. */
    boolean isStored(SegmentHash hash, Listing listing) {
        Stored twin = stored.get(hash);
        return twin != null
                && !twin.session().equals(listing.id().session())
                && !twin.start().equals(listing.slot().start())
                && Duration.between(twin.start(), listing.slot().start()).abs().compareTo(within) <= 0;
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
