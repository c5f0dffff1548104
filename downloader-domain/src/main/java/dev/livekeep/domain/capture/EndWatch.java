package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells when a stream is over for good: every quality that was recorded said so and has not changed since for some
 * target durations; or the service calls the channel offline, and no list of it has grown, for as long as the policy
 * says. A worker that never listed a real segment has no say, and a stream that was never recorded has no end.
 */
final class EndWatch {
    private final Duration overAfter;
    private final Map<Quality, Tick> overAt = new HashMap<>();
    private boolean recorded;

    EndWatch(CapturePolicy policy) {
        this.overAfter = policy.refresh().overAfter();
    }

    /**
     * Looks at the workers; an end that was seen stays true after its worker has gone.
     *
     * @param offline how long the service has been calling the channel offline
     */
    boolean over(Collection<StreamWorker> workers, Duration offline, Tick now) {
        recorded |= workers.stream().anyMatch(StreamWorker::working);
        boolean ended = allEnded(workers, now);
        return workers.stream().noneMatch(StreamWorker::asking) && (ended || dead(workers, offline, now));
    }

    private boolean dead(Collection<StreamWorker> workers, Duration offline, Tick now) {
        return recorded
                && offline.compareTo(overAfter) >= 0
                && workers.stream().allMatch(worker -> worker.life().idleFor(overAfter, now));
    }

    private boolean allEnded(Collection<StreamWorker> workers, Tick now) {
        Set<Quality> live = new HashSet<>();
        for (StreamWorker worker : workers) {
            if (worker.working()) {
                worker.life()
                        .overAt()
                        .ifPresentOrElse(at -> overAt.put(worker.quality(), at), () -> live.add(worker.quality()));
            }
        }
        live.forEach(overAt::remove);
        return live.isEmpty() && !overAt.isEmpty() && overAt.values().stream().noneMatch(now::isBefore);
    }

    Optional<Tick> wakeAt(Tick now) {
        Earliest earliest = new Earliest(now);
        overAt.values().forEach(earliest::add);
        return earliest.get();
    }
}
