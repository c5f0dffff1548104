package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.time.Tick;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells when a stream is over for good: every quality that was recorded said so and has not changed since for some
 * target durations. A worker that never listed a real segment has no say.
 */
final class EndWatch {
    private final Map<Quality, Tick> overAt = new HashMap<>();

    /** Looks at the workers; an end that was seen stays true after its worker has gone. */
    boolean over(Collection<StreamWorker> workers, Tick now) {
        Set<Quality> live = new HashSet<>();
        for (StreamWorker worker : workers) {
            if (worker.working()) {
                worker.overAt()
                        .ifPresentOrElse(at -> overAt.put(worker.quality(), at), () -> live.add(worker.quality()));
            }
        }
        live.forEach(overAt::remove);
        return live.isEmpty()
                && workers.stream().noneMatch(StreamWorker::asking)
                && !overAt.isEmpty()
                && overAt.values().stream().noneMatch(now::isBefore);
    }

    Optional<Tick> wakeAt(Tick now) {
        Earliest earliest = new Earliest(now);
        overAt.values().forEach(earliest::add);
        return earliest.get();
    }
}
