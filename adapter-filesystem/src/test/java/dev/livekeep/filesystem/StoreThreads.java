package dev.livekeep.filesystem;

import dev.livekeep.domain.time.Tick;
import dev.livekeep.ports.Clock;
import dev.livekeep.ports.Scheduler;
import dev.livekeep.ports.TaskRunner;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Real threads for a store under test. Time stands still, and what is scheduled for later runs when it is told to. */
final class StoreThreads implements TaskRunner, AutoCloseable {

    private final ExecutorService pool = Executors.newFixedThreadPool(4);

    Publisher.Threads asThreads() {
        return new Publisher.Threads(this, NOW_OR_NEVER, FROZEN);
    }

    @Override
    public void run(Work work, String name, Runnable task) {
        pool.execute(task);
    }

    /** Ends the threads at once, whatever they are at, and waits until they have ended. */
    @Override
    public void close() {
        pool.shutdownNow();
        try {
            pool.awaitTermination(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs nothing: the store's timers are tested on virtual time. */
    static final Scheduler NOW_OR_NEVER = new Scheduler() {
        @Override
        public Timer after(Duration delay, Runnable task) {
            return () -> {};
        }
    };

    static final Clock FROZEN = new Clock() {
        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public Tick tick() {
            return new Tick(0);
        }
    };
}
