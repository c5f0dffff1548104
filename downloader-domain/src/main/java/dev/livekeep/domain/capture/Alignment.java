package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.domain.capture.CaptureAction.Tell;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.playlist.ListingId;
import dev.livekeep.domain.time.Tick;
import dev.livekeep.domain.timeline.ClockBook;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings what the sessions of one quality list onto one clock before the book hears of it (design §4 Dates). What the
 * first session lists goes straight through. What another lists is held back until its clock is known: one segment of it
 * is fetched, and its bytes are found among those that are stored. Then it is one more source of a slot that is there, or
 * a fill: what the first session did not list in good time, be it that it shows an ad there, stands still or is dead.
 *
 * <p>A session that has nothing in common with what is known begins the line of names anew.
 */
final class Alignment {
    private static final String DOUBT = "the clock of its session could not be compared with the one before";

    private final Quality quality;
    private final CapturePolicy.Sessions policy;
    private final SegmentBook book;
    private final Probe probe;
    private final Map<String, ListingSession> sessions = new LinkedHashMap<>();
    private ClockBook clocks = ClockBook.empty();

    Alignment(Quality quality, CapturePolicy policy, SegmentBook book, Ids ids) {
        this.quality = quality;
        this.policy = policy.sessions();
        this.book = book;
        this.probe = new Probe(policy.getting(), ids);
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
        return clocks.isCertain(session)
                || of(session)
                        .filter(known -> known.isUnsure(policy.patience(), now))
                        .isPresent();
    }

    // --- time

    void timePassed(Moment now, List<CaptureAction> out) {
        for (ListingSession session : List.copyOf(sessions.values())) {
            doubtOld(session, now.tick());
            if (!clocks.isCertain(session.name())) {
                findOut(session, now.tick(), out);
            }
            for (Held held : session.held()) {
                place(session, held, now, out);
            }
            if (session.done()) {
                sessions.remove(session.name());
                clocks = clocks.without(session.name());
            }
        }
    }

    /** A clock beside the first one's is compared again now and then. */
    private void doubtOld(ListingSession session, Tick now) {
        boolean old = clocks.of(session.name())
                .filter(clock -> clock.certain() && now.since(clock.since()).compareTo(policy.proofEvery()) >= 0)
                .isPresent();
        if (old && !leads(session) && isBesideAnother(session, now)) {
            clocks = clocks.doubted(session.name(), now);
        }
    }

    private void findOut(ListingSession session, Tick now, List<CaptureAction> out) {
        List<Held> held = session.held();
        if (held.isEmpty()) {
            return;
        }
        boolean waitedLong = now.since(session.unknownSince(now)).compareTo(policy.patience()) >= 0;
        Optional<Held> twin =
                held.stream().filter(each -> nameOf(each).isPresent()).findFirst();
        if (twin.isPresent()) {
            isNamed(session, twin.get(), nameOf(twin.get()).orElseThrow(), now, out);
        } else if (!isBesideAnother(session, now)
                && (waitedLong || !(isComparable(session, held) || isBesideComparable(session)))) {
            trust(session, held, now, out);
        }
    }

    /** There is nothing to compare it with: what was known of it before must do, or names follow its clock now. */
    private void trust(ListingSession session, List<Held> held, Tick now, List<CaptureAction> out) {
        Optional<Held> next =
                held.stream().filter(each -> endBefore(each).isPresent()).findFirst();
        if (clocks.of(session.name()).isPresent()) {
            clocks = clocks.trusted(session.name(), now);
            session.isKnown();
        } else if (next.isPresent()) {
            isNamed(session, next.get(), endBefore(next.get()).orElseThrow(), now, out);
        } else {
            clocks = clocks.begun(session.name(), now);
            book.beginLine();
            session.isKnown();
        }
    }

    private Optional<Instant> endBefore(Held held) {
        return held.listing().isSure() ? book.endBefore(held.listing()) : Optional.empty();
    }

    private Optional<Instant> nameOf(Held held) {
        return held.hash().filter(hash -> held.listing().isSure()).flatMap(hash -> book.nameOf(hash, held.listing()));
    }

    private void isNamed(ListingSession session, Held held, Instant name, Tick now, List<CaptureAction> out) {
        clocks = clocks.proven(session.name(), held.start(), name, now);
        session.isKnown();
        clocks.of(session.name())
                .ifPresent(clock ->
                        out.add(new Tell(new CaptureEvent.ClockCompared(quality, session.name(), clock.offset()))));
    }

    /** Another session whose clock is known lists content at present: there will be something to compare. */
    private boolean isBesideAnother(ListingSession session, Tick now) {
        return sessions.values().stream()
                .anyMatch(other -> !other.equals(session)
                        && clocks.isCertain(other.name())
                        && other.lists(policy.patience(), now));
    }

    /** Another session's clock is about to be found out: there will be something to compare. */
    private boolean isBesideComparable(ListingSession session) {
        return sessions.values().stream()
                .anyMatch(other -> !other.equals(session)
                        && other.polled()
                        && !clocks.isCertain(other.name())
                        && isComparable(other, other.held()));
    }

    private boolean isComparable(ListingSession session, List<Held> held) {
        return probe.isOf(session.name())
                || held.stream()
                        .anyMatch(each -> (!each.probed() && isStoredNear(each))
                                || book.waitsNear(each.start(), policy.furthest()));
    }

    private boolean isStoredNear(Held held) {
        return held.listing().isSure() && book.isStoredNear(held.listing(), policy.furthest());
    }

    // --- placing

    private void place(ListingSession session, Held held, Moment now, List<CaptureAction> out) {
        boolean waited = now.tick().since(held.since()).compareTo(policy.grace()) >= 0;
        boolean certain = clocks.isCertain(session.name());
        if (!held.listing().isSure()) {
            if (waited || leads(session)) {
                pass(session, held, held.listing(), now, out);
            }
            return;
        }
        Listing named = named(held);
        Optional<SegmentSlot> same = book.same(named);
        if (certain && same.isPresent()) {
            pass(session, held, named.in(same.get()), now, out);
        } else if (certain && (waited || leads(session))) {
            pass(session, held, named, now, out);
        } else if (!certain && waited && session.isUnsure(policy.patience(), now.tick())) {
            if (othersHave(named)) {
                session.release(held.listing().id());
            } else {
                pass(session, held, named.doubted(DOUBT), now, out);
            }
        }
    }

    private Listing named(Held held) {
        SegmentSlot slot = held.listing().slot();
        Instant name = clocks.named(held.listing().id().session(), slot.start());
        return held.listing().in(new SegmentSlot(slot.channel(), slot.quality(), name, slot.duration()));
    }

    /** Wherever the clock may stand, there is a slot for it. */
    private boolean othersHave(Listing listing) {
        Instant start = listing.slot().start();
        return book.covers(
                start.minus(policy.furthest()),
                listing.slot().duration().after(start).plus(policy.furthest()));
    }

    private void pass(ListingSession session, Held held, Listing listing, Moment now, List<CaptureAction> out) {
        session.release(listing.id());
        book.listed(listing, clocks.named(session.name(), held.edge()), now, out);
        if (held.left()) {
            book.unlisted(listing.id(), now.tick());
        }
    }

    /** The oldest that is polled with a clock that is known: what it lists need not wait for others. */
    private boolean leads(ListingSession session) {
        return sessions.values().stream()
                .filter(each -> each.polled() && clocks.isCertain(each.name()))
                .findFirst()
                .filter(session::equals)
                .isPresent();
    }

    // --- probing

    /** Fetches a segment to compare, if one is wanted. */
    void probe(List<CaptureAction> out) {
        if (!probe.underWay()) {
            sessions.values().stream()
                    .filter(session -> !clocks.isCertain(session.name()))
                    .flatMap(session -> session.held().stream())
                    .filter(held -> !held.probed() && isStoredNear(held))
                    .findFirst()
                    .ifPresent(held -> probe.begin(held.listing(), out));
        }
    }

    boolean probing() {
        return probe.underWay();
    }

    boolean knows(AttemptId attempt) {
        return probe.knows(attempt);
    }

    void ended(AttemptId attempt, DownloadResult result, List<CaptureAction> out) {
        probe.ended(attempt, result, out)
                .ifPresent(found -> of(found.listing().session())
                        .ifPresent(session -> session.held(found.listing())
                                .ifPresent(held -> session.probed(found.listing(), held.isProbed(found.hash())))));
    }

    // --- the end

    /** The book hears of everything that is held back, so that nothing is passed over in silence. */
    void stop(Moment now, List<CaptureAction> out) {
        probe.cancel(out);
        for (ListingSession session : sessions.values()) {
            for (Held held : session.held()) {
                Listing named = named(held);
                Optional<SegmentSlot> same =
                        named.isSure() && clocks.isCertain(session.name()) ? book.same(named) : Optional.empty();
                pass(session, held, same.map(named::in).orElse(held.listing()), now, out);
            }
        }
    }

    Optional<Tick> wakeAt(Tick now) {
        Earliest earliest = new Earliest(now);
        sessions.values().forEach(session -> session.addTo(earliest, policy));
        return earliest.get();
    }
}
