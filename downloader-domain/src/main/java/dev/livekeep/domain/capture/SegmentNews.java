package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.domain.capture.CaptureAction.RecordPlaylists;
import dev.livekeep.domain.capture.CaptureAction.Tell;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.event.CaptureEvent.Closing;
import dev.livekeep.domain.event.CaptureEvent.Outcome;
import dev.livekeep.domain.source.EndProof;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts into words what happens to one slot. */
final class SegmentNews {
    private final Listing named;

    SegmentNews(Listing named) {
        this.named = named;
    }

    private SegmentSlot slot() {
        return named.slot();
    }

    private Quality quality() {
        return slot().quality();
    }

    SegmentPath path(HeldCopy copy) {
        return slot().path(copy.kind(), copy.hash());
    }

    void begun(Attempt attempt, List<CaptureAction> out) {
        out.add(new Tell(new CaptureEvent.AttemptStarted(
                quality(), attempt.source().id(), attempt.id().number())));
    }

    /** An attempt that never got its place did not begin, so it does not end either. */
    void ended(Attempt attempt, DownloadResult result, List<CaptureAction> out) {
        if (attempt.hasBegun()) {
            out.add(new Tell(ended(attempt, result)));
        }
    }

    private CaptureEvent.AttemptEnded ended(Attempt attempt, DownloadResult result) {
        return switch (result) {
            case DownloadResult.Received(BodyFacts facts) ->
                ended(
                        attempt,
                        facts.complete() ? Outcome.RECEIVED : cancelledOr(attempt, Outcome.CUT),
                        facts.trouble(),
                        facts);
            case DownloadResult.Refused(int status) -> ended(attempt, Outcome.REFUSED, "answered " + status, null);
            case DownloadResult.NoAnswer(String reason) ->
                ended(attempt, cancelledOr(attempt, Outcome.NO_ANSWER), reason, null);
            case DownloadResult.StoreFailed failed -> ended(attempt, Outcome.STORE_FAILED, failed.reason(), null);
        };
    }

    private static Outcome cancelledOr(Attempt attempt, Outcome otherwise) {
        return attempt.cancelled() ? Outcome.CANCELLED : otherwise;
    }

    private CaptureEvent.AttemptEnded ended(
            Attempt attempt, Outcome outcome, String reason, @Nullable BodyFacts facts) {
        return new CaptureEvent.AttemptEnded(
                quality(),
                attempt.source().id(),
                attempt.id().number(),
                outcome,
                reason,
                facts == null ? 0 : facts.bodyBytes(),
                facts == null ? Duration.ZERO : facts.elapsed(),
                facts == null ? EndProof.NONE : facts.proof(),
                facts != null && facts.resumed());
    }

    void stored(HeldCopy copy, String store, Instant wall, List<CaptureAction> out) {
        Duration behind = Duration.between(slot().duration().after(slot().start()), wall);
        out.add(new Tell(new CaptureEvent.CopyStored(
                quality(), path(copy), store, copy.facts().bodyBytes(), behind)));
        if (copy.kind() != SegmentKind.PARTIAL && !named.playlists().isEmpty()) {
            out.add(new RecordPlaylists(path(copy), named.playlists()));
        }
    }

    void keepFailed(HeldCopy copy, KeepResult.Failed failed, List<CaptureAction> out) {
        out.add(new Tell(
                new CaptureEvent.KeepFailed(quality(), path(copy), failed.store(), failed.reason(), failed.noSpace())));
    }

    void closed(Closing closing, String reason, List<CaptureAction> out) {
        out.add(new Tell(new CaptureEvent.SegmentClosed(
                quality(), named.id(), slot().start(), slot().duration().toDuration(), closing, reason)));
    }
}
