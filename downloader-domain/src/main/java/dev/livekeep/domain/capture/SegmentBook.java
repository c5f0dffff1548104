package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.domain.capture.CaptureAction.LookUp;
import dev.livekeep.domain.capture.CaptureAction.Tell;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.playlist.ListingId;
import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Knows which slots of one quality exist, where each can be had and which are held; owns their getters. It outlives
 * URLs and workers, so a segment can be had from whoever lists it.
 */
final class SegmentBook {
    private final CapturePolicy policy;
    private final Jitter jitter;
    private final Ids ids;
    private final Twins twins;
    private final Slots slots;
    private final Map<ListingId, SlotEntry> listings = new HashMap<>();
    private final OpenSlots open = new OpenSlots();
    private final Map<AttemptId, SlotEntry> attempts = new HashMap<>();
    private final Map<AttemptId, SlotEntry> keeps = new HashMap<>();
    private Optional<SlotEntry> newest = Optional.empty();
    private Optional<Pace> pace = Optional.empty();
    private Optional<Tick> waitingSince = Optional.empty();
    private Tick nextForget;
    private boolean stopping;

    SegmentBook(CapturePolicy policy, Jitter jitter, Ids ids, Tick now) {
        this.policy = policy;
        this.jitter = jitter;
        this.ids = ids;
        this.twins = new Twins(policy.getting().twinWithin(), policy.bounds().remembered());
        this.slots = new Slots(policy.sessions());
        this.nextForget = now;
    }

    // --- listings

    /**
     * A worker lists a segment that it did not list a poll before.
     *
     * @param edge the start of the newest segment in the same playlist
     */
    void listed(Listing listing, Instant edge, Moment now, List<CaptureAction> out) {
        if (stopping) {
            return;
        }
        SlotEntry entry = slots.get(listing.slot());
        if (entry == null) {
            entry = openSlot(listing, edge, now, out);
        } else {
            entry.changing().listedBy(listing, now.tick());
        }
        if (listings.get(listing.id()) != entry) {
            unlisted(listing.id(), now.tick());
            listings.put(listing.id(), entry);
            entry.listed(now.tick());
        }
    }

    private SlotEntry openSlot(Listing listing, Instant edge, Moment now, List<CaptureAction> out) {
        CapturePolicy.Bounds bounds = policy.bounds();
        SegmentGetter getter = new SegmentGetter(ids.slot(), listing, policy.getting(), jitter, ids, twins, now.tick());
        boolean backlog = Duration.between(listing.slot().start(), edge).compareTo(bounds.backlogAfter()) > 0;
        SlotEntry entry = new SlotEntry(getter, bounds.lookUp(), backlog, now.tick());
        slots.put(listing, entry);
        open.add(entry);
        if (newest.filter(known -> !known.start().isBefore(entry.start())).isEmpty()) {
            newest = Optional.of(entry);
        }
        waitingSince = waitingSince.isPresent() ? waitingSince : Optional.of(now.tick());
        out.add(new Tell(new CaptureEvent.SegmentListed(
                listing.slot().quality(),
                listing.id(),
                listing.segment().programDateTime(),
                listing.slot().start(),
                listing.origin(),
                listing.slot().duration().toDuration())));
        out.add(new LookUp(getter.id(), listing.slot()));
        if (open.size() > bounds.openSlots()) {
            SlotEntry oldest = open.oldest();
            oldest.changing().giveUp("backlog", out);
            afterChange(oldest);
        }
        return entry;
    }

    /** A worker no longer lists it, or is no more. */
    void unlisted(ListingId listing, Tick now) {
        SlotEntry entry = listings.remove(listing);
        if (entry != null) {
            entry.unlisted(now);
            entry.changing().unlisted(listing, now);
        }
    }

    // --- how listings of several sessions go together

    /** The name of the present line under which another session's listing of the same bytes is stored, or about to be. */
    Optional<Instant> nameOf(SegmentHash hash, Listing listing) {
        return twins.nameOf(hash, listing).filter(slots::isInLine);
    }

    /** Whether the present line has anything of another session, stored in full or about to be, that near to the listing. */
    boolean isStoredNear(Listing listing, Duration distance) {
        return slots.isFullNear(listing, distance);
    }

    /** The slot that another session's listing of the same segment opened, if both have one clock. */
    Optional<SegmentSlot> same(Listing listing) {
        return slots.same(listing.slot(), listing.id());
    }

    /** Whether a slot that begins near there is open. */
    boolean waitsNear(Instant start, Duration distance) {
        return open.all().stream()
                .anyMatch(entry -> Duration.between(entry.start(), start).abs().compareTo(distance) <= 0);
    }

    /** Where the names end, if the listing can only be what follows there. */
    Optional<Instant> endBefore(Listing listing) {
        return slots.endBefore(listing);
    }

    /** Slots are named by another clock from here on. */
    void beginLine() {
        slots.beginLine();
    }

    /** Whether there is a slot for every moment of that time. */
    boolean covers(Instant from, Instant until) {
        return slots.cover(from, until);
    }

    // --- replies

    void lookedUp(SlotId slot, CaptureInput.Presence presence, Tick now, List<CaptureAction> out) {
        SlotEntry entry = open.byId(slot);
        if (entry == null) {
            return;
        }
        entry.lookedUp();
        if (presence != CaptureInput.Presence.ABSENT) {
            entry.getter().present(presence == CaptureInput.Presence.TOMBSTONED, out);
            progressed(now);
            afterChange(entry);
        }
    }

    /** Whether a reply about the attempt is awaited. */
    boolean knows(AttemptId attempt) {
        return attempts.containsKey(attempt) || keeps.containsKey(attempt);
    }

    void started(AttemptId attempt, Tick now, List<CaptureAction> out) {
        SlotEntry entry = attempts.get(attempt);
        if (entry != null) {
            entry.changing().started(attempt, now, out);
        }
    }

    void progress(CaptureInput.Progress progress, Tick lastByte, Tick now) {
        SlotEntry entry = attempts.get(progress.attempt());
        if (entry != null) {
            entry.changing().attempts().looked(progress, lastByte, now);
        }
    }

    void ended(AttemptId attempt, DownloadResult result, Moment now, List<CaptureAction> out) {
        SlotEntry entry = attempts.remove(attempt);
        if (entry != null) {
            if (result instanceof DownloadResult.Received(BodyFacts facts)) {
                pace = Pace.shownBy(facts, now.tick()).or(() -> pace);
            }
            entry.changing().ended(attempt, result, now, out);
            afterChange(entry);
        }
    }

    void keepEnded(AttemptId attempt, KeepResult result, Moment now, List<CaptureAction> out) {
        SlotEntry entry = result instanceof KeepResult.Accepted ? keeps.get(attempt) : keeps.remove(attempt);
        if (entry != null) {
            entry.changing().keepEnded(attempt, result, now, out);
            if (!(result instanceof KeepResult.Failed)) {
                progressed(now.tick());
            }
            afterChange(entry);
        }
    }

    private void progressed(Tick now) {
        waitingSince = open.isEmpty() ? Optional.empty() : Optional.of(now);
    }

    private void afterChange(SlotEntry entry) {
        entry.getter().keeping().ifPresent(attempt -> keeps.put(attempt, entry));
        if (entry.getter().isClosed()) {
            open.remove(entry);
            if (open.isEmpty()) {
                waitingSince = Optional.empty();
            }
        } else {
            open.recount(entry);
        }
    }

    // --- places

    OpenSlots open() {
        return open;
    }

    /** Gives the places of downloads back that will hardly end. */
    void yieldHopeless(Tick now, List<CaptureAction> out) {
        open.yieldHopeless(pace, now, out);
    }

    /** Whether the place kept for the newest segment is free. */
    boolean newestIsIdle() {
        return newest.filter(entry -> entry.running() > 0).isEmpty();
    }

    boolean newestWaits(Tick now) {
        return newest.filter(entry -> entry.wants(now) == Want.FIRST).isPresent();
    }

    void launchNewest(Tick now, List<CaptureAction> out) {
        newest.ifPresent(entry -> launch(entry, now, out));
    }

    void launch(SlotEntry entry, Tick now, List<CaptureAction> out) {
        attempts.put(entry.changing().launch(now, out), entry);
        open.recount(entry);
    }

    // --- time

    void timePassed(Moment now, List<CaptureAction> out) {
        for (SlotEntry entry : open.due(now.tick())) {
            entry.changing().settle(now, out);
            afterChange(entry);
        }
        if (!now.tick().isBefore(nextForget)) {
            nextForget = now.tick().plus(policy.bounds().remembered().dividedBy(15));
            twins.forget(now.tick());
            slots.forget(policy.bounds().remembered().dividedBy(3), now.tick());
        }
    }

    void paused(Tick now) {
        open.all().forEach(entry -> entry.changing().paused(now));
    }

    /** Since when slots have been waiting without any being stored; empty when none waits. */
    Optional<Tick> waitingSince() {
        return waitingSince;
    }

    void stop(Moment now, List<CaptureAction> out) {
        stopping = true;
        for (SlotEntry entry : open.all()) {
            entry.changing().stop(now, out);
            afterChange(entry);
        }
    }

    /** Every slot is closed. */
    boolean settled() {
        return open.isEmpty();
    }

    Optional<Tick> wakeAt(Tick now) {
        return open.wakeAt(now);
    }
}
