package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.playlist.ListingId;
import dev.livekeep.domain.time.Tick;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings what the sessions of one quality list onto one clock before the book hears of it (design §4 Dates). What the
 * first session lists goes straight through. What another lists is held back until its clock is known. Then it is one more
 * source of a slot that is there, or a fill: what the first session did not list in good time, be it that it shows an ad
 * there, stands still or is dead.
 */
final class Alignment {
    private static final String DOUBT = "the clock of its session could not be compared with the one before";

    private final CapturePolicy.Sessions policy;
    private final SegmentBook book;
    private final Map<String, ListingSession> sessions = new LinkedHashMap<>();
    private final SessionClocks clocks;

    Alignment(Quality quality, CapturePolicy policy, SegmentBook book, Ids ids) {
        this.policy = policy.sessions();
        this.book = book;
        this.clocks = new SessionClocks(quality, policy, book, ids, sessions.values());
    }

    // --- what workers report

    void listed(Listing listing, Instant edge, Tick now) {
        sessions.computeIfAbsent(listing.id().session(), ListingSession::new).listed(listing, edge, now);
    }

    /** What is held back and no longer listed stays so. */
    void unlisted(ListingId listing) {
        of(listing.session()).ifPresent(session -> session.unlisted(listing));
    }

    /** Its URL was answered well, or refused. */
    void answered(String session, boolean well) {
        of(session).ifPresent(known -> known.answers(well));
    }

    void over(String session) {
        of(session).ifPresent(ListingSession::isOver);
    }

    private Optional<ListingSession> of(String session) {
        return Optional.ofNullable(sessions.get(session));
    }

    /** Whether what it lists is taken up: its clock is known, or was given up on. */
    boolean settled(String session, Tick now) {
        return of(session)
                .filter(known -> clocks.isCertain(known) || clocks.isUnsure(known, now))
                .isPresent();
    }

    // --- time

    void timePassed(Moment now, List<CaptureAction> out) {
        for (ListingSession session : sessions.values()) {
            clocks.doubtOld(session, now.tick());
            clocks.findOut(session, now.tick(), out);
            if (clocks.maybeSetAnew(session, now.tick())) {
                session.heldBeforeCrossing().forEach(held -> hand(session, held, now, out));
                clocks.doubt(session, now.tick());
            }
            for (Held held : List.copyOf(session.held())) {
                place(session, held, now, out);
            }
            if (session.done()) {
                clocks.forget(session);
            }
        }
        sessions.values().removeIf(ListingSession::done);
    }

    // --- placing

    private void place(ListingSession session, Held held, Moment now, List<CaptureAction> out) {
        boolean waited = now.tick().since(held.since()).compareTo(policy.grace()) >= 0;
        Listing named = clocks.named(session, held.listing());
        if (!named.isSure() || clocks.isCertain(session)) {
            boolean another = named.isSure() && book.same(named).isPresent();
            if (waited || another || clocks.leads(session)) {
                hand(session, held, now, out);
            }
        } else if (waited && clocks.isUnsure(session, now.tick())) {
            if (othersHave(named)) {
                session.release(held.listing().id());
            } else {
                pass(session, held, named.doubted(DOUBT), now, out);
            }
        }
    }

    /** Wherever the clock may stand, there is a slot for it. */
    private boolean othersHave(Listing listing) {
        Instant start = listing.slot().start();
        return book.covers(
                start.minus(policy.furthest()),
                listing.slot().duration().after(start).plus(policy.furthest()));
    }

    /** To the slot that another session opened for the same segment, or to one of its own. */
    private void hand(ListingSession session, Held held, Moment now, List<CaptureAction> out) {
        Listing listing = held.listing();
        if (listing.isSure() && clocks.isCertain(session)) {
            Listing named = clocks.named(session, listing);
            listing = book.same(named).map(named::in).orElse(named);
        }
        pass(session, held, listing, now, out);
    }

    private void pass(ListingSession session, Held held, Listing listing, Moment now, List<CaptureAction> out) {
        session.release(listing.id());
        book.listed(listing, clocks.named(session, held.edge()), now, out);
        if (held.left()) {
            book.unlisted(listing.id(), now.tick());
        }
    }

    // --- probing

    /** Fetches a segment to compare, if one is wanted. */
    void probe(List<CaptureAction> out) {
        clocks.probe(out);
    }

    boolean probing() {
        return clocks.probing();
    }

    boolean knows(AttemptId attempt) {
        return clocks.knows(attempt);
    }

    void ended(AttemptId attempt, DownloadResult result, List<CaptureAction> out) {
        clocks.ended(attempt, result, out);
    }

    // --- the end

    /** The book hears of everything that is held back, so that nothing is passed over in silence. */
    void stop(Moment now, List<CaptureAction> out) {
        clocks.stop(out);
        for (ListingSession session : sessions.values()) {
            List.copyOf(session.held()).forEach(held -> hand(session, held, now, out));
        }
    }

    Optional<Tick> wakeAt(Tick now) {
        Earliest earliest = new Earliest(now);
        sessions.values().forEach(session -> session.addTo(earliest, policy));
        return earliest.get();
    }
}
