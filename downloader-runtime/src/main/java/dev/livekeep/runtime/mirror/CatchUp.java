package dev.livekeep.runtime.mirror;

import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.ports.ArchiveStore.ImportOutcome;
import dev.livekeep.ports.Scheduler;
import dev.livekeep.ports.TaskRunner;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a store the copies that it missed, from whichever other store has them, one at a time, until it has them all. What
 * it missed in an earlier life of the process is found again by {@link Comparison}. Safe for many threads.
 */
final class CatchUp {

    private static final Logger log = LoggerFactory.getLogger(CatchUp.class);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int MOST = 200_000;

    private final ArchiveStore store;
    private final List<ArchiveStore> sources;
    private final TaskRunner tasks;
    private final Scheduler scheduler;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<SegmentPath, Runnable> missed = new LinkedHashMap<>();
    private Duration pause = SHORTEST;
    private boolean running;
    private boolean closed;

    CatchUp(ArchiveStore store, List<ArchiveStore> all, TaskRunner tasks, Scheduler scheduler) {
        this.store = store;
        this.sources = all.stream().filter(other -> !other.equals(store)).toList();
        this.tasks = tasks;
        this.scheduler = scheduler;
    }

    /** The store lacks a copy. */
    void add(SegmentPath path) {
        add(path, () -> {});
    }

    /** The store lacks a copy; {@code then} is run once it is there. */
    void add(SegmentPath path, Runnable then) {
        lock.lock();
        try {
            if (closed || missed.size() >= MOST) {
                log.warn("{} misses {} and more copies than can be remembered", store.name(), path);
                return;
            }
            if (missed.isEmpty() && !running) {
                log.info("{} misses copies and will get them from another store", store.name());
            }
            missed.merge(path, then, (one, other) -> () -> {
                one.run();
                other.run();
            });
            startIn(Duration.ZERO);
        } finally {
            lock.unlock();
        }
    }

    private void startIn(Duration delay) {
        if (!running && !closed) {
            running = true;
            scheduler.after(delay, this::start);
        }
    }

    private void start() {
        try {
            tasks.run(TaskRunner.Work.UPLOAD, "mirror-catch-up", this::bringOne);
        } catch (RejectedExecutionException e) {
            close();
        }
    }

    private void bringOne() {
        Optional<SegmentPath> path = next();
        boolean brought = path.isPresent() && bring(path.get());
        Runnable then = () -> {};
        lock.lock();
        try {
            running = false;
            if (path.isPresent()) {
                Runnable waiting = missed.remove(path.get());
                if (brought && waiting != null) {
                    then = waiting;
                } else if (waiting != null) {
                    missed.put(path.get(), waiting); // at the end: others may be luckier
                }
            }
            pause = brought ? SHORTEST : shorter(pause.multipliedBy(2), LONGEST);
            if (!missed.isEmpty()) {
                startIn(brought ? Duration.ZERO : pause);
            } else if (brought) {
                log.info("{} has all that it missed", store.name());
            }
        } finally {
            lock.unlock();
        }
        if (brought) {
            then.run();
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private Optional<SegmentPath> next() {
        lock.lock();
        try {
            return closed ? Optional.empty() : missed.keySet().stream().findFirst();
        } finally {
            lock.unlock();
        }
    }

    private boolean bring(SegmentPath path) {
        for (ArchiveStore source : sources) {
            try (InputStream content = source.open(path, 0)) {
                if (store.importCopy(path, content) != ImportOutcome.HASH_DIFFERS) {
                    return true;
                }
                log.warn("{} holds other bytes than its name says: {}", source.name(), path);
            } catch (FileNotFoundException e) {
                log.debug("{} does not have {} either", source.name(), path);
            } catch (IOException | RuntimeException e) {
                log.debug("Could not bring {} from {} to {}: {}", path, source.name(), store.name(), e.toString());
            }
        }
        return false;
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            if (!missed.isEmpty()) {
                log.info("{} still misses {} copies, which the next start looks for", store.name(), missed.size());
            }
        } finally {
            lock.unlock();
        }
    }
}
