package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.capture.CaptureAction.CancelFetch;
import dev.livekeep.domain.capture.CaptureAction.PollMedia;
import dev.livekeep.domain.capture.CaptureAction.Tell;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.playlist.ListingId;
import dev.livekeep.domain.playlist.MediaPlaylist;
import dev.livekeep.domain.playlist.PlaylistChange;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.time.Tick;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Polls one media playlist URL (contract §10 W, design §3 laws 3 and 4). It never waits for anything but its own fetch
 * and interval, and it never ends itself: whatever the URL answers, it polls on until its manager stops it.
 */
final class StreamWorker {
    private final WorkerId id;
    private final Quality quality;
    private final URI uri;
    private final CapturePolicy policy;
    private final PollPace pace;
    private final Jitter jitter;
    private final Ids ids;
    private final PlaylistIntake intake;
    private final Polls polls;
    private final ListLife life;
    private final PlaylistHistory history;
    private final PlaylistTroubles troubles;
    private Optional<MediaPlaylist> latest = Optional.empty();
    private Optional<Tick> lastTaken = Optional.empty();
    private Optional<Tick> spentSince = Optional.empty();
    private int spentInARow;
    private boolean lastFailed;
    private boolean slowTold;
    private boolean working;

    StreamWorker(
            WorkerId id,
            Quality quality,
            URI uri,
            CapturePolicy policy,
            PollPace pace,
            Jitter jitter,
            Ids ids,
            PlaylistIntake intake,
            Tick now) {
        this.id = id;
        this.quality = quality;
        this.uri = uri;
        this.policy = policy;
        this.pace = pace;
        this.jitter = jitter;
        this.ids = ids;
        this.intake = intake;
        this.polls = new Polls(policy.polling().timeouts(), now);
        this.life = new ListLife(quality, id, policy, now);
        this.history = new PlaylistHistory(policy.polling().history());
        this.troubles = new PlaylistTroubles(quality, id);
    }

    WorkerId id() {
        return id;
    }

    Quality quality() {
        return quality;
    }

    /** As in its listings. */
    String session() {
        return intake.session();
    }

    Set<ListingId> window() {
        return intake.window();
    }

    boolean awaits(FetchId fetch) {
        return polls.awaits(fetch);
    }

    boolean working() {
        return working;
    }

    /** Whether a poll is under way that may yet be answered in good time. */
    boolean asking() {
        return polls.underWay() && !slowTold;
    }

    /** Whether its list lives. */
    ListLife life() {
        return life;
    }

    /** The manager found this list at the URL when it looked there. */
    List<WorkerReport> began(MediaAnswer.Listed answer, Moment asked, Moment now, List<CaptureAction> out) {
        return listed(answer, asked, now, out);
    }

    // --- polling

    List<WorkerReport> timePassed(Moment now, List<CaptureAction> out) {
        if (!polls.due(now.tick())) {
            return List.of();
        }
        List<WorkerReport> reports = new ArrayList<>();
        if (polls.slow(now.tick()) && !slowTold) {
            slowTold = true;
            String why = "no answer to a poll after "
                    + policy.polling().timeouts().soft().toSeconds() + " s; polling again beside it";
            out.add(new Tell(new CaptureEvent.PollFailed(quality, id.number(), why)));
            reports.add(new WorkerReport.WantsNewUrl(why));
        }
        PollMedia poll = new PollMedia(
                ids.fetch(),
                uri,
                polls.nextClient(lastFailed),
                policy.polling().timeouts().hard());
        polls.sent(poll.fetch(), poll.client(), now).ifPresent(replaced -> out.add(new CancelFetch(replaced.fetch())));
        out.add(poll);
        return reports;
    }

    List<WorkerReport> answered(FetchId fetch, MediaAnswer answer, Moment now, List<CaptureAction> out) {
        Optional<Polls.Poll> poll = polls.answered(fetch);
        if (poll.isEmpty()) {
            return List.of();
        }
        return switch (answer) {
            case MediaAnswer.Listed listed -> listed(listed, poll.get().asked(), now, out);
            case MediaAnswer.Refused(int status) -> refused(status, now.tick(), out);
            case MediaAnswer.Failed(String reason) -> failed(reason, now.tick(), out);
        };
    }

    private List<WorkerReport> failed(String reason, Tick now, List<CaptureAction> out) {
        lastFailed = true;
        polls.retryAt(now.plus(jitter.spread(pace.afterFailure())));
        out.add(new Tell(new CaptureEvent.PollFailed(quality, id.number(), reason)));
        return List.of(new WorkerReport.WantsNewUrl(reason));
    }

    private List<WorkerReport> refused(int status, Tick now, List<CaptureAction> out) {
        lastFailed = true;
        polls.retryAt(now.plus(jitter.spread(spentWait(now))));
        out.add(new Tell(new CaptureEvent.PollFailed(quality, id.number(), "answered " + status)));
        return List.of(new WorkerReport.Refused(status));
    }

    private Duration spentWait(Tick now) {
        spentInARow++;
        spentSince = Optional.of(spentSince.orElse(now));
        return pace.afterEndOrRefusal(spentInARow, now.since(spentSince.get()));
    }

    // --- a good answer

    private List<WorkerReport> listed(MediaAnswer.Listed answer, Moment asked, Moment now, List<CaptureAction> out) {
        if (lastTaken.filter(taken -> asked.tick().isBefore(taken)).isPresent()) {
            return List.of();
        }
        lastTaken = Optional.of(asked.tick());
        lastFailed = false;
        slowTold = false;
        polls.drop().forEach(other -> out.add(new CancelFetch(other.fetch())));
        MediaPlaylist playlist = answer.playlist();
        troubles.tell(playlist, out);
        PlaylistIntake.Taken taken = intake.take(playlist, history.with(answer.text(), asked.wall()), asked, out);
        life.taken(PlaylistIntake.target(playlist), taken.advanced(), playlist.ended(), now.tick(), out);
        List<WorkerReport> reports = new ArrayList<>(taken.reports());
        polls.nextAt(now.tick().plus(jitter.spread(wait(playlist, taken.advanced(), now.tick()))));
        judge(playlist, taken, reports);
        out.add(new Tell(new CaptureEvent.Polled(quality, id.number(), change(playlist))));
        return reports;
    }

    private Duration wait(MediaPlaylist playlist, boolean advanced, Tick now) {
        if (playlist.ended()) {
            return spentWait(now);
        }
        spentInARow = 0;
        spentSince = Optional.empty();
        return pace.afterGood(PlaylistIntake.target(playlist), advanced);
    }

    private void judge(MediaPlaylist playlist, PlaylistIntake.Taken taken, List<WorkerReport> reports) {
        reports.add(playlist.ended() ? new WorkerReport.Ended() : new WorkerReport.Answered());
        if (!working && reports.stream().anyMatch(this::isContent)) {
            working = true;
            reports.add(new WorkerReport.Working());
        }
        if (taken.clockJumped()) {
            reports.add(new WorkerReport.WantsNewUrl("the dates of this session jumped"));
        }
        if (life.stalled()) {
            reports.add(new WorkerReport.WantsNewUrl("the playlist stands still"));
        }
    }

    private boolean isContent(WorkerReport report) {
        return report instanceof WorkerReport.Listed listed
                && listed.listing().slot().quality().equals(quality);
    }

    private PlaylistChange change(MediaPlaylist playlist) {
        PlaylistChange change = latest.map(before -> PlaylistChange.between(before, playlist, life.stalled()))
                .orElseGet(() -> PlaylistChange.first(playlist));
        latest = Optional.of(playlist);
        return change;
    }

    // --- time

    /** The process stood still: what was asked before is stale, so ask again at once beside it. */
    void paused(Tick now) {
        polls.notLaterThan(now);
    }

    void stop(List<CaptureAction> out) {
        polls.drop().forEach(poll -> out.add(new CancelFetch(poll.fetch())));
    }

    Tick wakeAt() {
        return polls.next();
    }
}
