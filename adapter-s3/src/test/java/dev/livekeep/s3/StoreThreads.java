package dev.livekeep.s3;

import dev.livekeep.domain.time.Tick;
import dev.livekeep.ports.Clock;
import dev.livekeep.ports.Scheduler;
import dev.livekeep.ports.TaskRunner;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Real threads and real time for a store under test. */
final class StoreThreads implements TaskRunner, Clock, Scheduler, AutoCloseable {

    private final ExecutorService pool = Executors.newFixedThreadPool(24);
    private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(1);

    S3ArchiveStore.Threads asThreads() {
        return new S3ArchiveStore.Threads(this, this, this);
    }

    @Override
    public void run(Work work, String name, Runnable task) {
        pool.execute(task);
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        Future<?> timer = timers.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> timer.cancel(false);
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Tick tick() {
        return new Tick(System.nanoTime());
    }

    /** Ends the threads at once, whatever they are at, and waits until they have ended. */
    @Override
    public void close() {
        timers.shutdownNow();
        pool.shutdownNow();
        try {
            pool.awaitTermination(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
