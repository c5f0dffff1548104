package dev.livekeep.domain.playlist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows the segments of one session again from playlist to playlist, also where they are listed under another address:
 * another CDN host, another spelling. Segments in the making ({@link Prefetch}) are left until they are listed.
 *
 * <p>What is listed under a number and address that are known is the same segment, unless its broadcast began anew
 * ({@link PlaylistStep}). Under a known number and <em>another</em> address it is the same if it is as long and its date
 * agrees; where one of the two has no date, if its stretch is the same, the list goes on as fast as time does, and the
 * origin numbers its lists. It does not, or not for now, where an address moved to another number: that is the same
 * segment too if its date agrees, or if the number is lower and the list goes on as fast as time does.
 *
 * <p>When in doubt it is another one: what is stored twice does less harm than what is not stored.
 *
 * <p>Used by one thread. Remembers the segments of the latest few playlists, no others.
 */
public final class SegmentMemory {
    /** How many playlists in a row may leave a segment out: a CDN's stale edge does. */
    private static final int PLAYLISTS_REMEMBERED = 3;

    private final String session;
    private final Map<Long, List<KnownSegment>> byNumber = new HashMap<>();
    private Optional<PlaylistStep.Reached> reached = Optional.empty();
    private long playlists;
    private long nextKey;

    /**
     * A listed segment.
     *
     * @param key which of the session's segments it is: equal for all listings of one segment, and for no others
     * @param id what it is listed as, the same for as long as its address is
     * @param again whether it was listed before
     */
    public record Seen(long key, ListingId id, MediaSegment segment, boolean again) {}

    /** A memory of nothing yet, for the session of that name. */
    public SegmentMemory(String session) {
        this.session = session;
    }

    /**
     * Takes the session's next playlist in, and tells of each of its segments which one it is.
     *
     * @param now the wall clock when it was asked for
     */
    public List<Seen> take(MediaPlaylist playlist, Instant now) {
        List<KnownSegment> listed = new ArrayList<>(playlist.segments().size());
        for (MediaSegment segment : playlist.segments()) {
            listed.add(new KnownSegment(0, id(segment), segment, playlists));
        }
        PlaylistStep paced = PlaylistStep.to(playlist, now, reached);
        Map<Long, KnownSegment> moved = moved(listed, paced);
        PlaylistStep step = moved.isEmpty() ? paced : paced.unnumbered();
        List<Seen> all = new ArrayList<>(listed.size());
        for (KnownSegment each : listed) {
            all.add(seen(each, find(each, step, moved.get(each.number()))));
        }
        playlists++;
        for (Seen seen : all) {
            remember(new KnownSegment(seen.key(), seen.id(), seen.segment(), playlists));
        }
        forget();
        reached = Optional.of(PlaylistStep.Reached.by(playlist, now));
        return all;
    }

    /** The keys of what is remembered. */
    public Set<Long> keys() {
        Set<Long> keys = new HashSet<>();
        for (List<KnownSegment> same : byNumber.values()) {
            for (KnownSegment known : same) {
                keys.add(known.key());
            }
        }
        return keys;
    }

    /** Most are listed as they were, and what that makes of them need not be found out again. */
    private ListingId id(MediaSegment segment) {
        for (KnownSegment known : under(segment.mediaSequence())) {
            if (known.isListedAs(segment)) {
                return known.id();
            }
        }
        return ListingId.of(session, segment);
    }

    private List<KnownSegment> under(long number) {
        return byNumber.getOrDefault(number, List.of());
    }

    private Seen seen(KnownSegment listed, @Nullable KnownSegment known) {
        if (known == null) {
            return new Seen(nextKey++, listed.id(), listed.segment(), false);
        }
        ListingId id = known.hasTheAddressOf(listed) ? known.id() : listed.id();
        return new Seen(known.key(), id, listed.segment(), true);
    }

    private @Nullable KnownSegment find(KnownSegment listed, PlaylistStep step, @Nullable KnownSegment moved) {
        for (KnownSegment known : under(listed.number())) {
            if (known.hasTheAddressOf(listed) && step.isSameHere(known, listed)) {
                return known;
            }
        }
        return moved != null ? moved : findElsewhere(listed, step);
    }

    private @Nullable KnownSegment findElsewhere(KnownSegment listed, PlaylistStep step) {
        for (KnownSegment known : under(listed.number())) {
            if (step.isSameElsewhere(known, listed)) {
                return known;
            }
        }
        return null;
    }

    /** What those were whose address moved, by the number it moved to. */
    private Map<Long, KnownSegment> moved(List<KnownSegment> listed, PlaylistStep step) {
        Map<ListingId, KnownSegment> byAddress = Map.of();
        Map<Long, KnownSegment> moved = Map.of();
        for (KnownSegment each : listed) {
            if (!isKnownHere(each)) {
                byAddress = byAddress.isEmpty() ? byAddress() : byAddress;
                KnownSegment known = byAddress.get(each.id().address());
                if (known != null && step.isSameMoved(known, each)) {
                    moved = moved.isEmpty() ? new HashMap<>() : moved;
                    moved.put(each.number(), known);
                }
            }
        }
        return moved;
    }

    private boolean isKnownHere(KnownSegment listed) {
        for (KnownSegment known : under(listed.number())) {
            if (known.hasTheAddressOf(listed)) {
                return true;
            }
        }
        return false;
    }

    private Map<ListingId, KnownSegment> byAddress() {
        Map<ListingId, KnownSegment> all = new HashMap<>();
        byNumber.values()
                .forEach(same -> same.forEach(known -> all.merge(known.id().address(), known, KnownSegment::later)));
        return all;
    }

    private void forget() {
        for (Iterator<List<KnownSegment>> each = byNumber.values().iterator(); each.hasNext(); ) {
            List<KnownSegment> same = each.next();
            same.removeIf(known -> known.playlist() <= playlists - PLAYLISTS_REMEMBERED);
            if (same.isEmpty()) {
                each.remove();
            }
        }
    }

    private void remember(KnownSegment segment) {
        List<KnownSegment> same = byNumber.computeIfAbsent(segment.number(), number -> new ArrayList<>(1));
        same.removeIf(known -> known.key() == segment.key());
        same.add(segment);
    }
}
