package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.domain.playlist.ListingId;
import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The slots of one quality that are remembered, and in the order of time those whose names are of one clock. */
final class Slots {
    /** Segments whose names are so close follow each other without a hole (contract §7.4). */
    private static final Duration ALLOWANCE = Duration.ofMillis(10);

    private final CapturePolicy.Sessions policy;
    private final Map<SegmentSlot, SlotEntry> all = new HashMap<>();
    private final NavigableMap<Place, SlotEntry> line = new TreeMap<>();

    private record Place(Instant start, long micros) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::start).thenComparingLong(Place::micros);

        static Place of(SegmentSlot slot) {
            return new Place(slot.start(), slot.duration().micros());
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    Slots(CapturePolicy.Sessions policy) {
        this.policy = policy;
    }

    @Nullable
    SlotEntry get(SegmentSlot slot) {
        return all.get(slot);
    }

    void put(Listing listing, SlotEntry entry) {
        all.put(listing.slot(), entry);
        if (listing.isSure()) {
            line.put(Place.of(listing.slot()), entry);
        }
    }

    /** Names are of another clock from here on. */
    void beginLine() {
        line.clear();
    }

    /**
     * The slot that another session's listing of the same segment opened: of those that begin less than half a duration
     * away, that of the shorter one, the nearest. Two segments of one session are never one.
     */
    Optional<SegmentSlot> same(SegmentSlot slot, ListingId listing) {
        Duration half = half(slot);
        Instant start = slot.start();
        return between(start.minus(half), start.plus(half)).stream()
                .filter(entry -> distance(entry, start).compareTo(half) < 0)
                .filter(entry ->
                        distance(entry, start).compareTo(half(entry.getter().slot())) < 0)
                .filter(entry -> !entry.getter().hasAnother(listing))
                .min(Comparator.comparing(entry -> distance(entry, start)))
                .map(entry -> entry.getter().slot());
    }

    private static Duration half(SegmentSlot slot) {
        return slot.duration().toDuration().dividedBy(2);
    }

    /** Whether a name of the present clock begins so. */
    boolean isInLine(Instant start) {
        return !between(start, start).isEmpty();
    }

    /** Whether another session's listing that begins that near is held in full. */
    boolean isFullNear(Listing listing, Duration distance) {
        Instant start = listing.slot().start();
        for (SlotEntry entry : between(start.minus(distance), start.plus(distance))) {
            SegmentGetter getter = entry.getter();
            if (getter.isFull() && !getter.session().equals(listing.id().session())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Where the line ends, if the listing can only be what follows there. It begins near that end, and both segments are so
     * long that neither the last of the line nor one that is not listed any more could begin as near.
     */
    Optional<Instant> endBefore(Listing listing) {
        return Optional.ofNullable(line.lastEntry())
                .map(last -> last.getValue().getter().slot())
                .filter(last -> isLong(last) && isLong(listing.slot()))
                .map(last -> last.duration().after(last.start()))
                .filter(end ->
                        Duration.between(end, listing.slot().start()).abs().compareTo(policy.furthest()) < 0);
    }

    private boolean isLong(SegmentSlot slot) {
        return slot.duration().toDuration().compareTo(policy.furthest().multipliedBy(2)) >= 0;
    }

    private static Duration distance(SlotEntry entry, Instant start) {
        return Duration.between(entry.start(), start).abs();
    }

    private Collection<SlotEntry> between(Instant first, Instant last) {
        return line.subMap(new Place(first, 0), true, new Place(last, Long.MAX_VALUE), true)
                .values();
    }

    /** Whether there is a slot for every moment of that time. */
    boolean cover(Instant from, Instant until) {
        Instant reached = from;
        for (SlotEntry entry : between(from.minus(policy.longestSegment()), until)) {
            Instant end = entry.getter().slot().duration().after(entry.start());
            if (!entry.start().isAfter(reached.plus(ALLOWANCE)) && end.isAfter(reached)) {
                reached = end;
            }
        }
        return !reached.isBefore(until);
    }

    void forget(Duration after, Tick now) {
        all.values().removeIf(entry -> entry.isForgettable(after, now));
        line.values().removeIf(entry -> entry.isForgettable(after, now));
    }
}
