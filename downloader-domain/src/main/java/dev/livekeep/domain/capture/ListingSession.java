package dev.livekeep.domain.capture;

import dev.livekeep.domain.playlist.ListingId;
import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.time.Instant;
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
    }

    void unlisted(ListingId listing) {
        held.computeIfPresent(listing, (id, old) -> old.hasLeft());
    }

    void probed(ListingId listing, Held found) {
        held.computeIfPresent(listing, (id, old) -> found);
    }

    void release(ListingId listing) {
        held.remove(listing);
    }

    /** A copy, in the order they were listed in. */
    List<Held> held() {
        return List.copyOf(held.values());
    }

    Optional<Held> held(ListingId listing) {
        return Optional.ofNullable(held.get(listing));
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

    void isKnown() {
        unknownSince = Optional.empty();
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
