package dev.livekeep.runtime.mirror;

import dev.livekeep.domain.archive.HourFolder;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.ports.Clock;
import dev.livekeep.ports.MissedHours;
import dev.livekeep.ports.MissedHours.Hour;
import dev.livekeep.ports.Scheduler;
import dev.livekeep.ports.StoreEvents;
import dev.livekeep.ports.TaskRunner;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a store the copies that it missed, from whichever other store has them, one at a time, until it has them all: in
 * this life of the process, and, beginning with a comparison, of the last hours and of those in which an earlier life knew
 * that something was missing. Other hours are left alone, so that nothing comes back that was cleared away. Safe for many
 * threads.
 */
final class CatchUp {

    private static final Logger log = LoggerFactory.getLogger(CatchUp.class);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration RECENT = Duration.ofHours(6);

    private final ArchiveStore store;
    private final List<ArchiveStore> sources;
    private final Surroundings around;
    private final Comparison comparison;
    private final Bringer bringer;
    private final HourFolder earliest;
    private final ReentrantLock lock = new ReentrantLock();
    private final Errands errands;
    private Duration pause = SHORTEST;
    private boolean running;
    private boolean behind;
    private boolean closed;

    CatchUp(ArchiveStore store, List<ArchiveStore> all, Surroundings around) {
        this.store = store;
        this.sources = all.stream().filter(other -> !other.equals(store)).toList();
        this.around = around;
        this.comparison = new Comparison(store);
        this.bringer = new Bringer(store, sources, around.events());
        this.earliest = new HourFolder(around.clock().now().minus(RECENT));
        this.errands = new Errands(around.mostRemembered());
    }

    /** Whose threads, timers, time and memory it works with, and who hears of it. */
    record Surroundings(
            TaskRunner tasks,
            Scheduler scheduler,
            Clock clock,
            MissedHours hours,
            StoreEvents events,
            int mostRemembered) {}

    /** Begins to compare and returns at once. */
    void begin() {
        lock.lock();
        try {
            errands.remembered(around.hours().of(store.name()));
            sources.forEach(source -> errands.add(new Errand.Look(source)));
            startIn(Duration.ZERO);
        } finally {
            lock.unlock();
        }
    }

    /** The store could not take a copy. */
    void add(SegmentPath path, String reason) {
        missed(path, reason, () -> errands.add(path));
    }

    /** The store could not take a copy; {@code then} is run once it is there. */
    void add(SegmentPath path, String reason, Runnable then) {
        missed(path, reason, () -> errands.add(path, then));
    }

    private void missed(SegmentPath path, String reason, Runnable writeDown) {
        lock.lock();
        try {
            writeDown.run();
            fallsBehind();
            if (closed) {
                around.hours().remember(store.name(), errands.fresh());
            }
            startIn(Duration.ZERO);
        } finally {
            lock.unlock();
        }
        log.debug("{} did not take {}: {}", store.name(), path, reason);
        around.events().missed(store.name(), path, reason);
    }

    private void fallsBehind() {
        if (!behind) {
            behind = true;
            log.info("{} misses copies and will get them from another store", store.name());
        }
    }

    private void startIn(Duration delay) {
        if (!running && !closed) {
            running = true;
            around.scheduler().after(delay, this::start);
        }
    }

    private void start() {
        try {
            around.tasks().run(TaskRunner.Work.UPLOAD, "mirror-catch-up", this::doOne);
        } catch (RejectedExecutionException e) {
            close();
        }
    }

    private void doOne() {
        Optional<Errands.Taken> taken = next();
        boolean done = taken.isPresent() && isDone(taken.get().errand());
        List<Hour> settled = List.of();
        lock.lock();
        try {
            running = false;
            if (taken.isPresent() && !done) {
                errands.putBack(taken.get());
            }
            pause = done ? SHORTEST : shorter(pause.multipliedBy(2), LONGEST);
            if (!errands.isEmpty()) {
                startIn(done ? Duration.ZERO : pause);
            } else if (done) {
                settled = errands.settled();
                caughtUp();
            }
        } finally {
            lock.unlock();
        }
        around.hours().forget(store.name(), settled);
        if (done) {
            taken.get().then().run();
        }
    }

    private void caughtUp() {
        if (behind) {
            behind = false;
            log.info("{} has all that it missed", store.name());
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private Optional<Errands.Taken> next() {
        List<Hour> fresh;
        Optional<Errands.Taken> taken;
        lock.lock();
        try {
            fresh = errands.fresh();
            taken = closed ? Optional.empty() : errands.take();
        } finally {
            lock.unlock();
        }
        around.hours().remember(store.name(), fresh);
        return taken;
    }

    private boolean isDone(Errand errand) {
        return switch (errand) {
            case Errand.Look(ArchiveStore source) -> look(source);
            case Errand.Compare(Hour hour) -> compare(hour);
            case Errand.Bring(SegmentPath path) -> bringer.bring(path);
        };
    }

    private boolean look(ArchiveStore source) {
        try {
            List<Hour> hours = Comparison.hours(source, this::isToCompare);
            lock.lock();
            try {
                hours.forEach(hour -> errands.add(new Errand.Compare(hour)));
            } finally {
                lock.unlock();
            }
            return true;
        } catch (IOException | RuntimeException e) {
            log.debug("Could not ask {} for its hours: {}", source.name(), e.toString());
            return false;
        }
    }

    private boolean isToCompare(Hour hour) {
        lock.lock();
        try {
            return hour.folder().compareTo(earliest) >= 0 || errands.isRemembered(hour);
        } finally {
            lock.unlock();
        }
    }

    private boolean compare(Hour hour) {
        boolean all = true;
        for (ArchiveStore source : sources) {
            try {
                found(comparison.missing(source, hour));
            } catch (IOException | RuntimeException e) {
                log.debug("Could not compare {} with {}: {}", store.name(), source.name(), e.toString());
                all = false;
            }
        }
        return all;
    }

    private void found(List<SegmentPath> paths) {
        lock.lock();
        try {
            paths.forEach(errands::add);
            if (!paths.isEmpty()) {
                fallsBehind();
            }
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            around.hours().remember(store.name(), errands.fresh());
            if (behind) {
                log.info("{} still misses copies, which the next start looks for", store.name());
            }
        } finally {
            lock.unlock();
        }
    }
}
