package dev.livekeep.domain.capture;

import dev.livekeep.domain.time.Tick;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives a channel's download places to the slots of its books (design §3 law 6, §4 Downloading): one place a quality is
 * kept for the newest segment; then whoever is nearest to leaving the window; segments far behind the live edge get half
 * of the places at most; second attempts only when no first attempt waits.
 */
final class DownloadPlaces {
    private final CapturePolicy policy;
    private final List<SegmentBook> books;
    private boolean noSpace;

    DownloadPlaces(CapturePolicy policy, List<SegmentBook> books) {
        this.policy = policy;
        this.books = books;
    }

    /** Without space one download at a time finds out whether there is some again; more would only make waste. */
    void storeSaid(DownloadResult result) {
        if (result instanceof DownloadResult.StoreFailed failed) {
            noSpace |= failed.noSpace();
        }
    }

    void storeSaid(KeepResult result) {
        switch (result) {
            case KeepResult.Failed failed -> noSpace |= failed.noSpace();
            case KeepResult.Stored stored -> noSpace = false;
            case KeepResult.AlreadyThere there -> {}
        }
    }

    void fill(Tick now, List<CaptureAction> out) {
        while (fillOne(now, out)) {
            // one place at a time, as each changes who is next
        }
        if (waiting(now)) {
            books.forEach(book -> book.yieldSilent(now, out));
        }
    }

    private boolean waiting(Tick now) {
        return books.stream()
                .anyMatch(book ->
                        book.mostUrgent(SegmentGetter.Want.FIRST, true, now).isPresent());
    }

    private boolean fillOne(Tick now, List<CaptureAction> out) {
        int all = noSpace ? 1 : policy.bounds().downloads();
        int running = running();
        if (running >= all) {
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
        int reserved = (int) books.stream().filter(SegmentBook::newestIsIdle).count();
        if (running < Math.max(1, all - reserved)) {
            return launch(SegmentGetter.Want.FIRST, now, out)
                    || (!waiting(now) && launch(SegmentGetter.Want.HEDGE, now, out));
        }
        return false;
    }

    private boolean launch(SegmentGetter.Want want, Tick now, List<CaptureAction> out) {
        boolean backlogToo =
                books.stream().mapToInt(SegmentBook::runningBacklog).sum()
                        < Math.max(1, policy.bounds().downloads() / 2);
        SegmentBook next = mostUrgent(want, backlogToo, now);
        if (next != null) {
            next.launchMostUrgent(want, backlogToo, now, out);
        }
        return next != null;
    }

    private @Nullable SegmentBook mostUrgent(SegmentGetter.Want want, boolean backlogToo, Tick now) {
        SegmentBook found = null;
        Instant earliest = Instant.MAX;
        for (SegmentBook book : books) {
            Optional<Instant> start = book.mostUrgent(want, backlogToo, now);
            if (start.isPresent() && start.get().isBefore(earliest)) {
                found = book;
                earliest = start.get();
            }
        }
        return found;
    }

    private int running() {
        return books.stream().mapToInt(SegmentBook::running).sum();
    }
}
