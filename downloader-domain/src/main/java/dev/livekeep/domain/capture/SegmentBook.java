package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.domain.capture.CaptureAction.LookUp;
import dev.livekeep.domain.capture.CaptureAction.Tell;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.playlist.ListingId;
import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Knows which slots of one quality exist, where each can be had and which are held; owns their getters. It outlives
 * URLs and workers, so a segment can be had from whoever lists it.
 */
final class SegmentBook {
    private final CapturePolicy policy;
    private final Jitter jitter;
    private final Ids ids;
    private final Twins twins;
    private final Map<SegmentSlot, Entry> slots = new HashMap<>();
    private final Map<ListingId, Entry> listings = new HashMap<>();
    private final Map<SlotId, Entry> open = new LinkedHashMap<>();
    private final Map<AttemptId, Entry> attempts = new HashMap<>();
    private final Map<AttemptId, Entry> keeps = new HashMap<>();
    private Optional<Entry> newest = Optional.empty();
    private Optional<Tick> waitingSince = Optional.empty();
    private Tick nextForget;
    private boolean stopping;

    /** A slot with its getter. It is kept after its end for as long as it is listed, so that it is not fetched again. */
    private static final class Entry {
        private final SegmentGetter getter;
        private final Tick fetchableAt;
        private final boolean backlog;
        private boolean lookedUp;
        private int listed;
        private Tick touched;

        Entry(SegmentGetter getter, Tick now, Duration lookUp, boolean backlog) {
            this.getter = getter;
            this.fetchableAt = now.plus(lookUp);
            this.backlog = backlog;
            this.touched = now;
        }

        SegmentGetter.Want wants(Tick now) {
            return lookedUp || !now.isBefore(fetchableAt) ? getter.wants(now) : SegmentGetter.Want.NOTHING;
        }

        boolean startsBefore(Entry other) {
            return getter.slot().start().isBefore(other.getter.slot().start());
        }
    }

    SegmentBook(CapturePolicy policy, Jitter jitter, Ids ids, Tick now) {
        this.policy = policy;
        this.jitter = jitter;
        this.ids = ids;
        this.twins = new Twins(policy.getting().twinWithin(), policy.bounds().remembered());
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
        Entry entry = slots.get(listing.slot());
        if (entry == null) {
            entry = openSlot(listing, edge, now, out);
        } else {
            entry.getter.listedBy(listing, now.tick());
        }
        if (listings.put(listing.id(), entry) != entry) {
            entry.listed++;
        }
        entry.touched = now.tick();
    }

    private Entry openSlot(Listing listing, Instant edge, Moment now, List<CaptureAction> out) {
        SegmentGetter getter = new SegmentGetter(ids.slot(), listing, policy.getting(), jitter, ids, twins, now.tick());
        boolean backlog = Duration.between(listing.slot().start(), edge)
                        .compareTo(policy.bounds().backlogAfter())
                > 0;
        Entry entry = new Entry(getter, now.tick(), policy.bounds().lookUp(), backlog);
        slots.put(listing.slot(), entry);
        open.put(getter.id(), entry);
        if (newest.isEmpty() || newest.get().startsBefore(entry)) {
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
        giveUpOldestBeyondBound(out);
        return entry;
    }

    private void giveUpOldestBeyondBound(List<CaptureAction> out) {
        if (open.size() > policy.bounds().openSlots()) {
            Entry oldest = null;
            for (Entry entry : open.values()) {
                if (oldest == null || entry.startsBefore(oldest)) {
                    oldest = entry;
                }
            }
            if (oldest != null) {
                oldest.getter.giveUp("backlog", out);
                afterChange(oldest);
            }
        }
    }

    /** A worker no longer lists it, or is no more. */
    void unlisted(ListingId listing, Tick now) {
        Entry entry = listings.remove(listing);
        if (entry != null) {
            entry.listed--;
            entry.touched = now;
            entry.getter.unlisted(listing, now);
        }
    }

    // --- replies

    void lookedUp(SlotId slot, CaptureInput.Presence presence, Tick now, List<CaptureAction> out) {
        Entry entry = open.get(slot);
        if (entry == null) {
            return;
        }
        entry.lookedUp = true;
        if (presence != CaptureInput.Presence.ABSENT) {
            entry.getter.present(presence == CaptureInput.Presence.TOMBSTONED, out);
            progressed(now);
            afterChange(entry);
        }
    }

    /** Whether a reply about the attempt is awaited. */
    boolean knows(AttemptId attempt) {
        return attempts.containsKey(attempt) || keeps.containsKey(attempt);
    }

    void started(AttemptId attempt, Tick now, List<CaptureAction> out) {
        getter(attempt).ifPresent(getter -> getter.started(attempt, now, out));
    }

    void progress(CaptureInput.Progress progress, Tick lastByte, Tick now) {
        getter(progress.attempt()).ifPresent(getter -> getter.attempts().looked(progress, lastByte, now));
    }

    void ended(AttemptId attempt, DownloadResult result, Moment now, List<CaptureAction> out) {
        Entry entry = attempts.remove(attempt);
        if (entry != null) {
            entry.getter.ended(attempt, result, now, out);
            afterChange(entry);
        }
    }

    void keepEnded(AttemptId attempt, KeepResult result, Moment now, List<CaptureAction> out) {
        Entry entry = keeps.remove(attempt);
        if (entry != null) {
            entry.getter.keepEnded(attempt, result, now, out);
            if (!(result instanceof KeepResult.Failed)) {
                progressed(now.tick());
            }
            afterChange(entry);
        }
    }

    private Optional<SegmentGetter> getter(AttemptId attempt) {
        return Optional.ofNullable(attempts.get(attempt)).map(entry -> entry.getter);
    }

    private void progressed(Tick now) {
        waitingSince = Optional.of(now);
    }

    private void afterChange(Entry entry) {
        entry.getter.keeping().ifPresent(attempt -> keeps.put(attempt, entry));
        if (entry.getter.isClosed()) {
            open.remove(entry.getter.id());
            if (open.isEmpty()) {
                waitingSince = Optional.empty();
            }
        }
    }

    // --- places

    /** Downloads under way, those that wait for a place in the process included. */
    int running() {
        int running = 0;
        for (Entry entry : open.values()) {
            running += entry.getter.attempts().count();
        }
        return running;
    }

    int runningBacklog() {
        int running = 0;
        for (Entry entry : open.values()) {
            running += entry.backlog ? entry.getter.attempts().count() : 0;
        }
        return running;
    }

    /** Whether the place kept for the newest segment is free. */
    boolean newestIsIdle() {
        return newest.filter(entry -> entry.getter.attempts().count() > 0).isEmpty();
    }

    boolean newestWaits(Tick now) {
        return newest.filter(entry -> entry.wants(now) == SegmentGetter.Want.FIRST)
                .isPresent();
    }

    void launchNewest(Tick now, List<CaptureAction> out) {
        newest.ifPresent(entry -> launch(entry, now, out));
    }

    /** The start of the segment that is nearest to leaving the window among those that want {@code want}. */
    Optional<Instant> mostUrgent(SegmentGetter.Want want, boolean backlogToo, Tick now) {
        return Optional.ofNullable(find(want, backlogToo, now))
                .map(entry -> entry.getter.slot().start());
    }

    void launchMostUrgent(SegmentGetter.Want want, boolean backlogToo, Tick now, List<CaptureAction> out) {
        Entry entry = find(want, backlogToo, now);
        if (entry != null) {
            launch(entry, now, out);
        }
    }

    private @Nullable Entry find(SegmentGetter.Want want, boolean backlogToo, Tick now) {
        Entry found = null;
        for (Entry entry : open.values()) {
            if ((backlogToo || !entry.backlog)
                    && entry.wants(now) == want
                    && (found == null || entry.startsBefore(found))) {
                found = entry;
            }
        }
        return found;
    }

    private void launch(Entry entry, Tick now, List<CaptureAction> out) {
        attempts.put(entry.getter.launch(now, out), entry);
    }

    void yieldSilent(Tick now, List<CaptureAction> out) {
        open.values().forEach(entry -> entry.getter.attempts().yieldSilent(now, out));
    }

    // --- time

    void timePassed(Moment now, List<CaptureAction> out) {
        for (Entry entry : List.copyOf(open.values())) {
            entry.getter.settle(now, out);
            afterChange(entry);
        }
        if (!now.tick().isBefore(nextForget)) {
            nextForget = now.tick().plus(policy.bounds().remembered().dividedBy(15));
            forget(now.tick());
        }
    }

    private void forget(Tick now) {
        twins.forget(now);
        for (Iterator<Entry> each = slots.values().iterator(); each.hasNext(); ) {
            Entry entry = each.next();
            boolean old = now.since(entry.touched).compareTo(policy.bounds().remembered()) > 0;
            if (entry.getter.isClosed() && entry.listed == 0 && old) {
                each.remove();
                attempts.values().removeIf(entry::equals);
            }
        }
    }

    void paused(Tick now) {
        open.values().forEach(entry -> entry.getter.paused(now));
    }

    /** Since when slots have been waiting without any being stored; empty when none waits. */
    Optional<Tick> waitingSince() {
        return waitingSince;
    }

    void stop(Moment now, List<CaptureAction> out) {
        stopping = true;
        for (Entry entry : List.copyOf(open.values())) {
            entry.getter.stop(now, out);
            afterChange(entry);
        }
    }

    /** Every slot is closed. */
    boolean settled() {
        return open.isEmpty();
    }

    Optional<Tick> wakeAt(Tick now) {
        Earliest earliest = new Earliest(now);
        for (Entry entry : open.values()) {
            earliest.add(entry.getter.wakeAt(now));
            if (!entry.lookedUp) {
                earliest.add(entry.fetchableAt);
            }
        }
        return earliest.get();
    }

    int openSlots() {
        return open.size();
    }
}
