package dev.livekeep.system;

import dev.livekeep.ports.Scheduler;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Timers on one platform thread. A timer that is called off leaves nothing behind. */
final class SystemScheduler implements Scheduler, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SystemScheduler.class);
    private final ScheduledThreadPoolExecutor timers;

    SystemScheduler() {
        timers = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("timers").daemon().factory());
        timers.setRemoveOnCancelPolicy(true);
        timers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        try {
            Future<?> timer =
                    timers.schedule(() -> runGuarded(task), Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
            return () -> timer.cancel(false);
        } catch (RejectedExecutionException closed) {
            return () -> {};
        }
    }

    private static void runGuarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error bug) {
            log.error("A timer failed", bug);
        }
    }

    /** Drops every timer; one that is running comes to its end. */
    @Override
    public void close() {
        timers.shutdown();
    }
}
