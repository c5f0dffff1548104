package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.capture.CaptureAction.CancelFetch;
import dev.livekeep.domain.capture.CaptureAction.PlaylistText;
import dev.livekeep.domain.capture.CaptureAction.PollMedia;
import dev.livekeep.domain.capture.CaptureAction.Tell;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.playlist.ListingId;
import dev.livekeep.domain.playlist.MediaPlaylist;
import dev.livekeep.domain.playlist.PlaylistChange;
import dev.livekeep.domain.playlist.PlaylistProblem;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.time.Tick;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Polls one media playlist URL (contract §10 W, design §3 laws 3 and 4). It never waits for anything but its own fetch
 * and interval, and it never ends itself: whatever the URL answers, it polls on until its manager stops it.
 */
final class StreamWorker {
    private static final int PROBLEMS_TOLD = 32;

    private final WorkerId id;
    private final Quality quality;
    private final URI uri;
    private final CapturePolicy policy;
    private final PollPace pace;
    private final Jitter jitter;
    private final Ids ids;
    private final PlaylistIntake intake;
    private final Polls polls;
    private final Deque<PlaylistText> history = new ArrayDeque<>();
    private final Set<String> problemsTold = new HashSet<>();
    private Duration target = Duration.ofSeconds(2);
    private Optional<MediaPlaylist> latest = Optional.empty();
    private Optional<Tick> lastTaken = Optional.empty();
    private Optional<Tick> spentSince = Optional.empty();
    private Tick lastAdvance;
    private Optional<Tick> endedAt = Optional.empty();
    private int spentInARow;
    private boolean lastFailed;
    private boolean slowTold;
    private boolean working;
    private boolean stalled;

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
        this.lastAdvance = now;
    }

    WorkerId id() {
        return id;
    }

    Quality quality() {
        return quality;
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

    /** When its list, which has ended, counts as over for good if it does not change; empty while it goes on. */
    Optional<Tick> overAt() {
        return endedAt.map(at -> at.plus(target.multipliedBy(policy.polling().stalledTargets())));
    }

    /** Whether its list has not grown for so long, be it that it stands still or cannot be had. */
    boolean idleFor(Duration time, Tick now) {
        return now.since(lastAdvance).compareTo(time) >= 0;
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
        tellProblems(answer.playlist(), out);
        target = PlaylistIntake.target(answer.playlist());
        PlaylistIntake.Taken taken = intake.take(answer.playlist(), remember(answer, asked), asked, out);
        List<WorkerReport> reports = new ArrayList<>(taken.reports());
        noteAdvance(taken.advanced(), now.tick(), out);
        judge(answer.playlist(), taken, now.tick(), reports, out);
        out.add(new Tell(new CaptureEvent.Polled(quality, id.number(), change(answer.playlist()))));
        return reports;
    }

    private void judge(
            MediaPlaylist playlist,
            PlaylistIntake.Taken taken,
            Tick now,
            List<WorkerReport> reports,
            List<CaptureAction> out) {
        if (playlist.ended()) {
            if (endedAt.isEmpty()) {
                out.add(new Tell(new CaptureEvent.PlaylistEnded(quality, id.number())));
            }
            endedAt = endedAt.filter(at -> !taken.advanced()).or(() -> Optional.of(now));
            polls.nextAt(now.plus(jitter.spread(spentWait(now))));
            reports.add(new WorkerReport.Ended());
        } else {
            endedAt = Optional.empty();
            spentInARow = 0;
            spentSince = Optional.empty();
            polls.nextAt(now.plus(jitter.spread(pace.afterGood(target, taken.advanced()))));
            reports.add(new WorkerReport.Answered());
        }
        if (!working && reports.stream().anyMatch(this::isContent)) {
            working = true;
            reports.add(new WorkerReport.Working());
        }
        if (taken.clockJumped()) {
            reports.add(new WorkerReport.WantsNewUrl("the dates of this session jumped"));
        }
        if (stalled) {
            reports.add(new WorkerReport.WantsNewUrl("the playlist stands still"));
        }
    }

    private boolean isContent(WorkerReport report) {
        return report instanceof WorkerReport.Listed listed
                && listed.listing().slot().quality().equals(quality);
    }

    private void noteAdvance(boolean advanced, Tick now, List<CaptureAction> out) {
        if (advanced) {
            lastAdvance = now;
            if (stalled) {
                stalled = false;
                out.add(new Tell(new CaptureEvent.Stalled(quality, false, "the playlist goes on")));
            }
        } else if (!stalled && endedAt.isEmpty() && standsStill(now)) {
            stalled = true;
            out.add(new Tell(new CaptureEvent.Stalled(
                    quality,
                    true,
                    "the playlist has stood still for " + now.since(lastAdvance).toSeconds() + " s")));
        }
    }

    private boolean standsStill(Tick now) {
        return now.since(lastAdvance)
                        .compareTo(target.multipliedBy(policy.polling().stalledTargets()))
                > 0;
    }

    private PlaylistChange change(MediaPlaylist playlist) {
        PlaylistChange change = latest.map(before -> PlaylistChange.between(before, playlist, stalled))
                .orElseGet(() -> PlaylistChange.first(playlist));
        latest = Optional.of(playlist);
        return change;
    }

    private List<PlaylistText> remember(MediaAnswer.Listed answer, Moment asked) {
        if (policy.polling().history() == 0) {
            return List.of();
        }
        history.addFirst(new PlaylistText(asked.wall(), answer.text()));
        while (history.size() > policy.polling().history() + 1) {
            history.removeLast();
        }
        return List.copyOf(history);
    }

    private void tellProblems(MediaPlaylist playlist, List<CaptureAction> out) {
        for (PlaylistProblem problem : playlist.problems()) {
            if (problemsTold.size() < PROBLEMS_TOLD && problemsTold.add(problem.wanted())) {
                out.add(new Tell(new CaptureEvent.PlaylistTrouble(quality, id.number(), problem.inWords())));
            }
        }
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
