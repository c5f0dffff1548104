package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.capture.CaptureAction.Tell;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether the list at one URL lives: since when it has not grown, and since when it says that it is over. */
final class ListLife {
    private final Quality quality;
    private final long worker;
    private final int stalledTargets;
    private Duration target = Duration.ZERO;
    private Tick lastAdvance;
    private Optional<Tick> endedAt = Optional.empty();
    private boolean stalled;

    ListLife(Quality quality, WorkerId worker, CapturePolicy policy, Tick now) {
        this.quality = quality;
        this.worker = worker.number();
        this.stalledTargets = policy.polling().stalledTargets();
        this.lastAdvance = now;
    }

    /**
     * A list came.
     *
     * @param advanced whether it lists anything that the one before did not
     * @param ended whether it says that it is over
     */
    void taken(Duration targetDuration, boolean advanced, boolean ended, Tick now, List<CaptureAction> out) {
        target = targetDuration;
        if (advanced) {
            advanced(now, out);
        } else if (!stalled && endedAt.isEmpty() && now.since(lastAdvance).compareTo(patience()) > 0) {
            stalled = true;
            tellStalled(
                    "the playlist has stood still for " + now.since(lastAdvance).toSeconds() + " s", out);
        }
        if (!ended) {
            endedAt = Optional.empty();
        } else if (endedAt.isEmpty()) {
            endedAt = Optional.of(now);
            out.add(new Tell(new CaptureEvent.PlaylistEnded(quality, worker)));
        } else if (advanced) {
            endedAt = Optional.of(now);
        }
    }

    private void advanced(Tick now, List<CaptureAction> out) {
        lastAdvance = now;
        if (stalled) {
            stalled = false;
            tellStalled("the playlist goes on", out);
        }
    }

    private void tellStalled(String why, List<CaptureAction> out) {
        out.add(new Tell(new CaptureEvent.Stalled(quality, stalled, why)));
    }

    private Duration patience() {
        return target.multipliedBy(stalledTargets);
    }

    boolean stalled() {
        return stalled;
    }

    /** Whether it has not grown for so long, be it that it stands still or cannot be had. */
    boolean idleFor(Duration time, Tick now) {
        return now.since(lastAdvance).compareTo(time) >= 0;
    }

    /** When it counts as over for good if it does not change; empty while it goes on. */
    Optional<Tick> overAt() {
        return endedAt.map(at -> at.plus(patience()));
    }
}
