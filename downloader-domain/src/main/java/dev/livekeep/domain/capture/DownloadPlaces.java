package dev.livekeep.domain.capture;

import dev.livekeep.domain.capture.CaptureAction.Tell;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives a channel's download places to the slots of its books (design §3 law 6, §4 Downloading): one place a quality is
 * kept for the newest segment; then whoever is nearest to leaving the window; segments far behind the live edge get half
 * of the places at most; second attempts only when no first attempt waits. A download that takes longer than it should
 * does not keep others waiting for ever: now and then the longest gives its place up.
 */
final class DownloadPlaces {
    private final CapturePolicy policy;
    private final List<SegmentBook> books;
    private int probes;
    private boolean noSpace;
    private Optional<Tick> noTryBefore = Optional.empty();
    private Optional<Tick> noYieldBefore = Optional.empty();

    DownloadPlaces(CapturePolicy policy, List<SegmentBook> books) {
        this.policy = policy;
        this.books = books;
    }

    void storeSaid(DownloadResult result, Tick now, List<CaptureAction> out) {
        if (result instanceof DownloadResult.StoreFailed failed && failed.noSpace()) {
            isFull(failed.reason(), now, out);
        }
    }

    void storeSaid(KeepResult result, Tick now, List<CaptureAction> out) {
        switch (result) {
            case KeepResult.Failed failed -> {
                if (failed.noSpace()) {
                    isFull(failed.reason(), now, out);
                }
            }
            case KeepResult.Accepted accepted -> hasSpace(out);
            case KeepResult.Stored stored -> hasSpace(out);
            case KeepResult.AlreadyThere there -> {}
        }
    }

    /** So many downloads are under way that are no slot's. */
    void beside(int running) {
        probes = running;
    }

    /** Whether one is free, and there is space to write to. */
    boolean anyFree() {
        return !noSpace && running() < all();
    }

    private int all() {
        return noSpace ? 1 : policy.bounds().downloads();
    }

    private int running() {
        return probes + books.stream().mapToInt(book -> book.open().running()).sum();
    }

    /** One download at a time, with rests, finds out whether there is space again; more would only make waste. */
    private void isFull(String reason, Tick now, List<CaptureAction> out) {
        if (!noSpace) {
            noSpace = true;
            out.add(new Tell(new CaptureEvent.StoreFull(true, reason)));
        }
        noTryBefore = Optional.of(now.plus(policy.getting().restWithoutSpace()));
    }

    private void hasSpace(List<CaptureAction> out) {
        if (noSpace) {
            noSpace = false;
            noTryBefore = Optional.empty();
            out.add(new Tell(new CaptureEvent.StoreFull(false, "")));
        }
    }

    void fill(Tick now, List<CaptureAction> out) {
        while (fillOne(now, out)) {
            // one place at a time, as each changes who is next
        }
        if (mostUrgent(Want.FIRST, true, now) != null) {
            makeRoom(now, out);
        }
    }

    private boolean fillOne(Tick now, List<CaptureAction> out) {
        int all = all();
        int running = running();
        int backlog = 0;
        int reserved = 0;
        for (SegmentBook book : books) {
            backlog += book.open().runningBacklog();
            reserved += book.newestIsIdle() ? 1 : 0;
        }
        if (running >= all || noTryBefore.filter(now::isBefore).isPresent()) {
            return false;
        }
        if (!noSpace) {
            for (SegmentBook book : books) {
                if (book.newestWaits(now)) {
                    book.launchNewest(now, out);
                    return true;
                }
            }
        }
        if (running >= Math.max(1, all - reserved)) {
            return false;
        }
        boolean backlogToo = backlog < Math.max(1, policy.bounds().downloads() / 2);
        return launch(mostUrgent(Want.FIRST, backlogToo, now), now, out)
                || (mostUrgent(Want.FIRST, true, now) == null
                        && launch(mostUrgent(Want.HEDGE, backlogToo, now), now, out));
    }

    private static boolean launch(@Nullable Candidate candidate, Tick now, List<CaptureAction> out) {
        if (candidate != null) {
            candidate.book().launch(candidate.entry(), now, out);
        }
        return candidate != null;
    }

    /** A slot in its book. */
    private record Candidate(SegmentBook book, SlotEntry entry) {}

    private @Nullable Candidate mostUrgent(Want want, boolean backlogToo, Tick now) {
        Candidate found = null;
        for (SegmentBook book : books) {
            SlotEntry next = book.open().mostUrgent(want, backlogToo, now).orElse(null);
            if (next != null
                    && (found == null || next.start().isBefore(found.entry().start()))) {
                found = new Candidate(book, next);
            }
        }
        return found;
    }

    /**
     * Somebody waits for a place: those who have been silent for long, or were overtaken, give theirs up. If there is
     * none, the longest of those that take longer than they should does, though only one every few seconds: on a line
     * that is slow for all, the others must have time to come to an end.
     */
    private void makeRoom(Tick now, List<CaptureAction> out) {
        int before = out.size();
        books.forEach(book -> book.yieldHopeless(now, out));
        if (out.size() == before && noYieldBefore.filter(now::isBefore).isEmpty()) {
            yieldMostOverdue(now, out);
        }
        if (out.size() > before) {
            noYieldBefore = Optional.of(now.plus(policy.getting().headers().soft()));
        }
    }

    private void yieldMostOverdue(Tick now, List<CaptureAction> out) {
        boolean backlogOnly = mostUrgent(Want.FIRST, false, now) == null;
        Optional<SlotEntry> longest = Optional.empty();
        Duration time = Duration.ZERO;
        for (SegmentBook book : books) {
            Optional<SlotEntry> candidate = book.open().mostOverdue(backlogOnly, now);
            Duration running =
                    candidate.map(entry -> OpenSlots.overdue(entry, now)).orElse(Duration.ZERO);
            if (running.compareTo(time) > 0) {
                longest = candidate;
                time = running;
            }
        }
        longest.ifPresent(entry -> entry.changing().attempts().yieldOverdue(now, out));
    }

    /** When something may be due that waits for time alone. */
    Optional<Tick> wakeAt(Tick now) {
        return new Earliest(now).add(noYieldBefore).add(noTryBefore).get();
    }
}
