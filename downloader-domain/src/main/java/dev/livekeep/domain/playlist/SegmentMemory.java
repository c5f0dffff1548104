package dev.livekeep.domain.playlist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Knows the segments of one session again from playlist to playlist, also where they are listed under another address:
 * another CDN host, another spelling, a segment that was listed while it was being made.
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
        List<KnownSegment> listed = playlist.segments().stream()
                .map(segment -> new KnownSegment(0, ListingId.of(session, segment), segment, playlists))
                .toList();
        PlaylistStep paced = PlaylistStep.to(playlist, now, reached);
        Map<Long, KnownSegment> moved = moved(listed, paced);
        PlaylistStep step = moved.isEmpty() ? paced : paced.unnumbered();
        List<Seen> all = listed.stream()
                .map(each -> seen(each, find(each, step, Optional.ofNullable(moved.get(each.number())))))
                .toList();
        playlists++;
        all.forEach(seen -> remember(new KnownSegment(seen.key(), seen.id(), seen.segment(), playlists)));
        byNumber.values().forEach(same -> same.removeIf(known -> known.playlist() <= playlists - PLAYLISTS_REMEMBERED));
        byNumber.values().removeIf(List::isEmpty);
        reached = Optional.of(PlaylistStep.Reached.by(playlist, now));
        return all;
    }

    /** The keys of what is remembered. */
    public Set<Long> keys() {
        return byNumber.values().stream()
                .flatMap(List::stream)
                .map(KnownSegment::key)
                .collect(Collectors.toSet());
    }

    private Seen seen(KnownSegment listed, Optional<KnownSegment> known) {
        ListingId id = known.filter(listed::hasTheAddressOf).orElse(listed).id();
        return new Seen(
                known.map(KnownSegment::key).orElseGet(() -> nextKey++), id, listed.segment(), known.isPresent());
    }

    private Optional<KnownSegment> find(KnownSegment listed, PlaylistStep step, Optional<KnownSegment> moved) {
        return known(listed, known -> known.hasTheAddressOf(listed) && step.isSameHere(known, listed))
                .or(() -> moved)
                .or(() -> known(listed, known -> step.isSameElsewhere(known, listed)));
    }

    private Optional<KnownSegment> known(KnownSegment listed, Predicate<KnownSegment> same) {
        return byNumber.getOrDefault(listed.number(), List.of()).stream()
                .filter(same)
                .findFirst();
    }

    /** What those were whose address moved, by the number it moved to. */
    private Map<Long, KnownSegment> moved(List<KnownSegment> listed, PlaylistStep step) {
        List<KnownSegment> elsewhere = listed.stream()
                .filter(each -> known(each, each::hasTheAddressOf).isEmpty())
                .toList();
        if (elsewhere.isEmpty()) {
            return Map.of();
        }
        Map<ListingId, KnownSegment> byAddress = byAddress();
        Map<Long, KnownSegment> moved = new HashMap<>();
        for (KnownSegment each : elsewhere) {
            KnownSegment known = byAddress.get(each.id().address());
            if (known != null && step.isSameMoved(known, each)) {
                moved.put(each.number(), known);
            }
        }
        return moved;
    }

    private Map<ListingId, KnownSegment> byAddress() {
        Map<ListingId, KnownSegment> all = new HashMap<>();
        byNumber.values()
                .forEach(same -> same.forEach(known -> all.merge(known.id().address(), known, KnownSegment::later)));
        return all;
    }

    private void remember(KnownSegment segment) {
        List<KnownSegment> same = byNumber.computeIfAbsent(segment.number(), number -> new ArrayList<>(1));
        same.removeIf(known -> known.key() == segment.key());
        same.add(segment);
    }
}
