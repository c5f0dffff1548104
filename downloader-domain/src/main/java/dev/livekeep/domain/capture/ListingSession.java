package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.playlist.ListingId;
import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One session as its {@link Alignment} sees it: what it lists that the book has not heard of yet. */
final class ListingSession {
    private final String name;
    private final Map<ListingId, Held> held = new LinkedHashMap<>();
    private Optional<Tick> lastListed = Optional.empty();
    private Optional<Tick> unknownSince = Optional.empty();
    /** The discontinuity sequence of what it listed last, and of what its clock is known for. */
    private long latest;

    private long known = Long.MAX_VALUE;
    private boolean refused;
    private boolean over;

    ListingSession(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void listed(Listing listing, Instant edge, Tick now) {
        held.put(listing.id(), new Held(listing, edge, now, false, false, Optional.empty()));
        lastListed = Optional.of(now);
        latest = listing.id().discontinuitySequence();
        known = Math.min(known, latest);
    }

    void unlisted(ListingId listing) {
        held.computeIfPresent(listing, (id, old) -> old.hasLeft());
    }

    /** It was fetched to compare it; its hash is there if it came whole. */
    void probed(ListingId listing, Optional<SegmentHash> hash) {
        held.computeIfPresent(listing, (id, old) -> old.isProbed(hash));
    }

    void release(ListingId listing) {
        held.remove(listing);
    }

    /** A view, in the order they were listed in. */
    Collection<Held> held() {
        return Collections.unmodifiableCollection(held.values());
    }

    /** Whether it lists something behind a discontinuity up to which its clock is known. */
    boolean crossed() {
        return latest > known;
    }

    /** A copy of what lies before that discontinuity. */
    List<Held> heldBeforeCrossing() {
        return held.values().stream()
                .filter(each -> each.listing().id().discontinuitySequence() <= known)
                .toList();
    }

    /** Its URL answers, or refuses. */
    void answers(boolean well) {
        refused = !well;
    }

    void isOver() {
        over = true;
    }

    /** Nothing more will come of it. */
    boolean done() {
        return over && held.isEmpty();
    }

    /** It is polled, and its URL does not refuse. */
    boolean polled() {
        return !refused && !over;
    }

    /** It has been listing content of late, and may list more. */
    boolean lists(Duration within, Tick now) {
        return polled()
                && lastListed
                        .filter(tick -> now.since(tick).compareTo(within) < 0)
                        .isPresent();
    }

    /** Since when something of it waits for its clock to be known. */
    Tick unknownSince(Tick now) {
        unknownSince = Optional.of(unknownSince.orElse(now));
        return unknownSince.get();
    }

    /** Its clock is known, or followed, for all that it lists. */
    void isKnown() {
        unknownSince = Optional.empty();
        known = latest;
    }

    /** Its clock is known for what is dated as this one is. */
    void isKnownBy(Held compared) {
        unknownSince = Optional.empty();
        known = compared.listing().id().discontinuitySequence();
    }

    /** Its clock could not be found out in good time. */
    boolean isUnsure(Duration patience, Tick now) {
        return unknownSince
                .filter(tick -> now.since(tick).compareTo(patience) >= 0)
                .isPresent();
    }

    void addTo(Earliest earliest, CapturePolicy.Sessions policy) {
        unknownSince.ifPresent(tick -> earliest.add(tick.plus(policy.patience())));
        held.values().forEach(each -> earliest.add(each.since().plus(policy.grace())));
    }
}
