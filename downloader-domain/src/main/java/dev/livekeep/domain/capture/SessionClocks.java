package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.domain.capture.CaptureAction.Tell;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.time.Tick;
import dev.livekeep.domain.timeline.ClockBook;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Finds out how far the clocks of one quality's sessions are off the one that segments are named by (design §4 Dates): one
 * segment of a session is fetched, and its bytes are found among those that are stored. A session that has nothing in
 * common with what is known begins the line of names anew.
 */
final class SessionClocks {
    private final Quality quality;
    private final CapturePolicy.Sessions policy;
    private final SegmentBook book;
    private final Probe probe;
    private final Collection<ListingSession> sessions;
    private ClockBook clocks = ClockBook.empty();

    /** @param sessions those there are at any time, oldest first */
    SessionClocks(
            Quality quality, CapturePolicy policy, SegmentBook book, Ids ids, Collection<ListingSession> sessions) {
        this.quality = quality;
        this.policy = policy.sessions();
        this.book = book;
        this.probe = new Probe(policy.getting(), ids);
        this.sessions = sessions;
    }

    // --- what is known

    boolean isCertain(ListingSession session) {
        return clocks.isCertain(session.name());
    }

    /** Whether there was enough time to find it out, in vain. */
    boolean isUnsure(ListingSession session, Tick now) {
        return !isCertain(session) && session.isUnsure(policy.patience(), now);
    }

    Instant named(ListingSession session, Instant date) {
        return clocks.named(session.name(), date);
    }

    /** The listing under the name that its slot has by what is known. */
    Listing named(ListingSession session, Listing listing) {
        SegmentSlot slot = listing.slot();
        return listing.in(
                new SegmentSlot(slot.channel(), slot.quality(), named(session, slot.start()), slot.duration()));
    }

    /** Whether it is the oldest that is polled with a clock that is known: what it lists need not wait for others. */
    boolean leads(ListingSession session) {
        return sessions.stream()
                .filter(each -> each.polled() && isCertain(each))
                .findFirst()
                .filter(session::equals)
                .isPresent();
    }

    // --- doubts

    /** A clock beside the first one's is compared again now and then. */
    void doubtOld(ListingSession session, Tick now) {
        boolean old = clocks.of(session.name())
                .filter(clock -> clock.certain() && now.since(clock.since()).compareTo(policy.proofEvery()) >= 0)
                .isPresent();
        if (old && !leads(session) && isBesideAnother(session, now)) {
            doubt(session, now);
        }
    }

    void doubt(ListingSession session, Tick now) {
        clocks = clocks.doubted(session.name(), now);
    }

    /**
     * Whether it lists segments behind a discontinuity, where its clock may have been set anew, beside another that they
     * can be compared with.
     */
    boolean maybeSetAnew(ListingSession session, Tick now) {
        return session.crossed() && isCertain(session) && !leads(session) && isBesideAnother(session, now);
    }

    // --- finding out

    void findOut(ListingSession session, Tick now, List<CaptureAction> out) {
        Collection<Held> held = session.held();
        if (leads(session)) {
            session.isKnown(); // names follow it, over discontinuities too
        }
        if (held.isEmpty() || isCertain(session)) {
            return;
        }
        boolean waitedLong = now.since(session.unknownSince(now)).compareTo(policy.patience()) >= 0;
        Optional<Held> twin =
                held.stream().filter(each -> nameOf(each).isPresent()).findFirst();
        if (twin.isPresent()) {
            isNamed(session, twin.get(), nameOf(twin.get()).orElseThrow(), now, out);
        } else if (!isBesideAnother(session, now)
                && (waitedLong || !(isComparable(session) || isBesideComparable(session)))) {
            trust(session, now, out);
        }
    }

    /** There is nothing to compare it with: what was known of it before must do, or names follow its clock now. */
    private void trust(ListingSession session, Tick now, List<CaptureAction> out) {
        Optional<Held> next = session.held().stream()
                .filter(each -> endBefore(each).isPresent())
                .findFirst();
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
        session.isKnownBy(held);
        clocks.of(session.name())
                .ifPresent(clock ->
                        out.add(new Tell(new CaptureEvent.ClockCompared(quality, session.name(), clock.offset()))));
    }

    /** Another session whose clock is known lists content at present: there will be something to compare. */
    private boolean isBesideAnother(ListingSession session, Tick now) {
        return sessions.stream()
                .anyMatch(other -> !other.equals(session) && isCertain(other) && other.lists(policy.patience(), now));
    }

    /** Another session's clock is about to be found out: there will be something to compare. */
    private boolean isBesideComparable(ListingSession session) {
        return sessions.stream()
                .anyMatch(
                        other -> !other.equals(session) && other.polled() && !isCertain(other) && isComparable(other));
    }

    private boolean isComparable(ListingSession session) {
        return probe.isOf(session.name())
                || session.held().stream()
                        .anyMatch(each -> (!each.probed() && isStoredNear(each))
                                || book.waitsNear(each.start(), policy.furthest()));
    }

    private boolean isStoredNear(Held held) {
        return held.listing().isSure() && book.isStoredNear(held.listing(), policy.furthest());
    }

    /** It is over. */
    void forget(ListingSession session) {
        clocks = clocks.without(session.name());
    }

    // --- probing

    /** Fetches a segment to compare, if one is wanted. */
    void probe(List<CaptureAction> out) {
        if (!probe.underWay()) {
            sessions.stream()
                    .filter(session -> !isCertain(session))
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
                .ifPresent(found -> sessions.forEach(session -> session.probed(found.listing(), found.hash())));
    }

    void stop(List<CaptureAction> out) {
        probe.cancel(out);
    }
}
