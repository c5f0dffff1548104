package dev.livekeep.domain.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Dates the segments of the successive playlists of <em>one</em> session (contract §4, §10 W7, §17 no. 2, 4 and 5).
 *
 * <p>A segment gets the first of these dates that there is:
 *
 * <ol>
 *   <li>the listed one;
 *   <li>the date plus the duration of the segment before;
 *   <li>the one that the same listing had in an earlier playlist;
 *   <li>the date of the next dated segment minus the durations up to it, unless a discontinuity lies between (RFC 8216
 *       §6.3.3);
 *   <li>the wall clock, counted back from the end of the playlist. What is summed up from there is of the wall clock
 *       too, until a listed date ends it.
 * </ol>
 *
 * <p>Advertisements move the clock on by their duration. A date listed for an advertisement or after one, or after a
 * discontinuity, sets the clock and is no skew. Dates before 1970 and after 9998 count as not listed.
 *
 * <p>Used by one thread. Remembers the listings of the latest few playlists, no others.
 */
public final class Timeline {

    /** How many playlists in a row may leave a listing out (a CDN's stale edge does) before its date is forgotten. */
    private static final int PLAYLISTS_REMEMBERED = 3;

    private final Map<Object, Memory> memories = new HashMap<>();
    private long playlists = 0;

    private record Memory(Dated date, boolean skewTold, long playlist) {}

    /**
     * Dates all segments of the session's next playlist, in its order; none is left out.
     *
     * @param now the wall clock at the time of the playlist, for segments that no other date can be had for
     */
    public List<Placed> place(List<TimelineEntry> playlist, Instant now) {
        playlists++;
        List<Dated> dates = new Dating(playlist, now, this::remembered).all();
        List<Placed> placed = new ArrayList<>(playlist.size());
        for (int i = 0; i < playlist.size(); i++) {
            Optional<Dated> before = i == 0 ? Optional.empty() : Optional.of(dates.get(i - 1));
            placed.add(placed(playlist.get(i), before, dates.get(i)));
        }
        memories.values().removeIf(memory -> memory.playlist() <= playlists - PLAYLISTS_REMEMBERED);
        return List.copyOf(placed);
    }

    /** Returns how many listings are remembered. */
    int remembered() {
        return memories.size();
    }

    private Optional<Dated> remembered(Object listing) {
        return Optional.ofNullable(memories.get(listing)).map(Memory::date);
    }

    private Placed placed(TimelineEntry entry, Optional<Dated> before, Dated date) {
        Memory memory = memories.get(entry.listing());
        boolean told = memory != null && memory.skewTold();
        Optional<Duration> skew = told ? Optional.empty() : before.flatMap(previous -> skew(previous, entry, date));
        memories.put(entry.listing(), new Memory(date, told || skew.isPresent(), playlists));
        return new Placed(entry, date.start(), date.origin(), skew);
    }

    private static Optional<Duration> skew(Dated before, TimelineEntry entry, Dated date) {
        if (date.origin() != DateOrigin.LISTED || !before.steady() || entry.ad() || entry.discontinuity()) {
            return Optional.empty();
        }
        Duration skew = Duration.between(date.start(), before.end());
        return skew.isZero() ? Optional.empty() : Optional.of(skew);
    }
}
