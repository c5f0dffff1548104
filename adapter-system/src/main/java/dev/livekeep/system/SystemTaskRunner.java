package dev.livekeep.system;

import dev.livekeep.ports.TaskRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every thread of the program. Each kind of work has a pool of its own, so that a store which blocks all threads that
 * write and publish delays neither a lane nor a poll.
 *
 * <p>All are platform threads. Polls could be virtual ones, but a name look-up that hangs holds the carrier of a virtual
 * thread, and there are only as many of those as processors: two dead name servers would stop every poll. All are daemons:
 * a store that never comes back cannot keep the process alive.
 */
final class SystemTaskRunner implements TaskRunner, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SystemTaskRunner.class);
    private static final Duration CLOSING = Duration.ofSeconds(1);
    private final Map<Work, ThreadPool> pools = new EnumMap<>(Work.class);

    SystemTaskRunner(SystemSettings settings) {
        for (Work work : Work.values()) {
            String kind = work.name().toLowerCase(Locale.ROOT);
            pools.put(
                    work,
                    new ThreadPool(
                            kind,
                            threadsFor(work, settings),
                            settings.idle(),
                            Thread.ofPlatform().name(kind).daemon().factory()));
        }
    }

    private static int threadsFor(Work work, SystemSettings settings) {
        return switch (work) {
            case LANE -> settings.lanes();
            // every poll waits for at most one look-up
            case POLL, NAMES -> settings.polls();
            case NETWORK -> settings.network();
            case DOWNLOAD -> settings.downloads();
            case STORE -> settings.store();
            case UPLOAD -> settings.uploads();
            case LISTENER -> settings.listeners();
        };
    }

    @Override
    public void run(Work work, String name, Runnable task) {
        pool(work).run(name, task);
    }

    private ThreadPool pool(Work work) {
        ThreadPool pool = pools.get(work);
        if (pool == null) {
            throw new IllegalStateException("no threads for " + work);
        }
        return pool;
    }

    /** Refuses new tasks, drops waiting ones and gives running ones a second; never interrupts one. */
    @Override
    public void close() {
        pools.values().forEach(ThreadPool::refuse);
        List<Work> busy = new ArrayList<>();
        long deadline = System.nanoTime() + CLOSING.toNanos();
        try {
            for (Map.Entry<Work, ThreadPool> pool : pools.entrySet()) {
                Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
                if (!pool.getValue().awaitEnd(left)) {
                    busy.add(pool.getKey());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!busy.isEmpty()) {
            log.warn("Threads still at work at the end: {}", busy);
        }
    }
}
