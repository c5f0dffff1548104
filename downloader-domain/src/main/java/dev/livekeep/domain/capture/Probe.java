package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.capture.CaptureAction.CancelDownload;
import dev.livekeep.domain.capture.CaptureAction.Discard;
import dev.livekeep.domain.capture.CaptureAction.Download;
import dev.livekeep.domain.playlist.ListingId;
import dev.livekeep.domain.source.ClientRole;
import java.util.List;
import java.util.Optional;

/** The download of a segment for nothing but the hash of its bytes; one at a time. */
final class Probe {
    private final CapturePolicy.Getting policy;
    private final Ids ids;
    private Optional<Running> running = Optional.empty();

    private record Running(AttemptId attempt, ListingId listing) {}

    /** What came of one: the hash, if the body came whole. */
    record Result(ListingId listing, Optional<SegmentHash> hash) {}

    Probe(CapturePolicy.Getting policy, Ids ids) {
        this.policy = policy;
        this.ids = ids;
    }

    boolean underWay() {
        return running.isPresent();
    }

    boolean isOf(String session) {
        return running.filter(probe -> probe.listing().session().equals(session))
                .isPresent();
    }

    boolean knows(AttemptId attempt) {
        return running.filter(probe -> probe.attempt().equals(attempt)).isPresent();
    }

    /** Begins, unless one is under way. Others are waiting for what it finds out, so it is not patient. */
    void begin(Listing listing, List<CaptureAction> out) {
        AttemptId attempt = ids.attempt();
        running = Optional.of(new Running(attempt, listing.id()));
        out.add(new Download(
                attempt,
                listing.slot().quality(),
                listing.segment(),
                ClientRole.SECOND,
                listing.slot().duration(),
                Optional.empty(),
                new CaptureAction.Deadlines(
                        policy.headers().soft(), policy.whole().soft()),
                listing.slot().start()));
    }

    /** Its end; the draft is of no use. */
    Optional<Result> ended(AttemptId attempt, DownloadResult result, List<CaptureAction> out) {
        Optional<Running> ended = running.filter(probe -> probe.attempt().equals(attempt));
        ended.ifPresent(probe -> running = Optional.empty());
        if (!(result instanceof DownloadResult.Received(BodyFacts facts))) {
            return ended.map(probe -> new Result(probe.listing(), Optional.empty()));
        }
        out.add(new Discard(attempt));
        boolean whole = facts.complete() && facts.bodyBytes() > 0;
        return ended.map(probe -> new Result(probe.listing(), whole ? Optional.of(facts.hash()) : Optional.empty()));
    }

    void cancel(List<CaptureAction> out) {
        running.ifPresent(probe -> out.add(new CancelDownload(probe.attempt())));
    }
}
