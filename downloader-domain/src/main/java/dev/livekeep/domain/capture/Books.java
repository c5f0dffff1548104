package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.playlist.ListingId;
import dev.livekeep.domain.quality.QualityWish;
import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.domain.time.Tick;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The books of one channel, those of its qualities and of the folders for their ads, and its download places. Where
 * each look for the stream opens a session of its own, with a clock of its own, listings are aligned first.
 */
final class Books {
    private final Map<Quality, SegmentBook> all = new LinkedHashMap<>();
    private final Map<Quality, Alignment> alignments = new LinkedHashMap<>();
    private final DownloadPlaces places;
    private final StallWatch stallWatch;

    Books(ChannelSpec spec, CapturePolicy policy, Jitter jitter, Ids ids, Tick now) {
        for (QualityWish wish : spec.qualities()) {
            SegmentBook book = new SegmentBook(policy, jitter, ids, now);
            all.put(wish.folder(), book);
            if (spec.source().hasSessions()) {
                alignments.put(wish.folder(), new Alignment(wish.folder(), policy, book, ids));
            }
        }
        this.stallWatch = new StallWatch(policy, all);
        for (QualityWish wish : spec.qualities()) {
            policy.wanted()
                    .adFolder(wish.folder())
                    .ifPresent(folder -> all.putIfAbsent(folder, new SegmentBook(policy, jitter, ids, now)));
        }
        this.places = new DownloadPlaces(policy, List.copyOf(all.values()));
    }

    void listed(Listing listing, Instant edge, Moment now, List<CaptureAction> out) {
        Quality folder = listing.slot().quality();
        of(folder)
                .ifPresentOrElse(
                        alignment -> alignment.listed(listing, edge, now.tick()),
                        () -> Objects.requireNonNull(all.get(folder)).listed(listing, edge, now, out));
    }

    private Optional<Alignment> of(Quality quality) {
        return Optional.ofNullable(alignments.get(quality));
    }

    /** A worker's segments lie in its quality's book, and ads perhaps in another. */
    void unlisted(ListingId listing, Tick now) {
        alignments.values().forEach(alignment -> alignment.unlisted(listing));
        all.values().forEach(book -> book.unlisted(listing, now));
    }

    // --- sessions

    /** The worker's URL was answered well, or refused. */
    void answered(StreamWorker worker, boolean well) {
        of(worker.quality()).ifPresent(alignment -> alignment.answered(worker.session(), well));
    }

    /** The worker is no more. */
    void over(StreamWorker worker, Tick now) {
        worker.window().forEach(listing -> unlisted(listing, now));
        of(worker.quality()).ifPresent(alignment -> alignment.over(worker.session()));
    }

    /** Whether what the worker lists is taken up, so that others may go. */
    boolean takesUp(StreamWorker worker, Tick now) {
        return of(worker.quality())
                .filter(alignment -> !alignment.settled(worker.session(), now))
                .isEmpty();
    }

    // --- replies

    void lookedUp(CaptureInput.LookedUp reply, Tick now, List<CaptureAction> out) {
        all.values().forEach(book -> book.lookedUp(reply.slot(), reply.presence(), now, out));
    }

    void started(AttemptId attempt, Tick now, List<CaptureAction> out) {
        of(attempt).ifPresent(book -> book.started(attempt, now, out));
    }

    void progress(CaptureInput.Progress progress, Tick lastByte, Tick now) {
        of(progress.attempt()).ifPresent(book -> book.progress(progress, lastByte, now));
    }

    void ended(CaptureInput.DownloadEnded ended, Moment now, List<CaptureAction> out) {
        places.storeSaid(ended.result(), now.tick(), out);
        alignments.values().stream()
                .filter(alignment -> alignment.knows(ended.attempt()))
                .findFirst()
                .ifPresentOrElse(
                        alignment -> alignment.ended(ended.attempt(), ended.result(), out),
                        () -> segmentEnded(ended, now, out));
    }

    private void segmentEnded(CaptureInput.DownloadEnded ended, Moment now, List<CaptureAction> out) {
        of(ended.attempt())
                .ifPresentOrElse(
                        book -> book.ended(ended.attempt(), ended.result(), now, out), () -> refuse(ended, out));
    }

    /** Nobody waits for it any more; its draft must not be left lying. */
    static void refuse(CaptureInput.DownloadEnded ended, List<CaptureAction> out) {
        if (ended.result() instanceof DownloadResult.Received) {
            out.add(new CaptureAction.Discard(ended.attempt()));
        }
    }

    void keepEnded(CaptureInput.KeepEnded ended, Moment now, List<CaptureAction> out) {
        places.storeSaid(ended.result(), now.tick(), out);
        of(ended.attempt()).ifPresent(book -> book.keepEnded(ended.attempt(), ended.result(), now, out));
    }

    private Optional<SegmentBook> of(AttemptId attempt) {
        for (SegmentBook book : all.values()) {
            if (book.knows(attempt)) {
                return Optional.of(book);
            }
        }
        return Optional.empty();
    }

    // --- time

    /** What is due in every book; for which qualities another URL is wanted then, and why. */
    Map<Quality, String> timePassed(Moment now, List<CaptureAction> out) {
        alignments.values().forEach(alignment -> alignment.timePassed(now, out));
        all.values().forEach(book -> book.timePassed(now, out));
        return stallWatch.look(now.tick(), out);
    }

    /** Gives out the places that are free. */
    void fillPlaces(Tick now, List<CaptureAction> out) {
        for (Alignment alignment : alignments.values()) {
            places.beside(probes());
            if (places.anyFree()) {
                alignment.probe(out);
            }
        }
        places.beside(probes());
        places.fill(now, out);
    }

    private int probes() {
        return (int) alignments.values().stream().filter(Alignment::probing).count();
    }

    void paused(Tick now) {
        all.values().forEach(book -> book.paused(now));
    }

    void stop(Moment now, List<CaptureAction> out) {
        alignments.values().forEach(alignment -> alignment.stop(now, out));
        all.values().forEach(book -> book.stop(now, out));
    }

    /** Every slot is closed, and nothing is fetched. */
    boolean settled() {
        return all.values().stream().allMatch(SegmentBook::settled)
                && alignments.values().stream().noneMatch(Alignment::probing);
    }

    void addTo(Earliest earliest, Tick now) {
        all.values().forEach(book -> earliest.add(book.wakeAt(now)));
        alignments.values().forEach(alignment -> earliest.add(alignment.wakeAt(now)));
        earliest.add(places.wakeAt(now));
        earliest.add(stallWatch.wakeAt(now));
    }
}
