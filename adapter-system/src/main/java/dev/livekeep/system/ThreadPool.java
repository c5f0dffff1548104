package dev.livekeep.system;

import java.time.Duration;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads of one kind: an idle one is used before another is made, and what finds neither waits. */
final class ThreadPool {
    private static final Logger log = LoggerFactory.getLogger(ThreadPool.class);
    private final String kind;
    private final ThreadPoolExecutor threads;

    /** Takes a task only if a thread waits for one, so that the pool grows before anything has to wait. */
    private static final class HandOver extends LinkedTransferQueue<Runnable> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean offer(Runnable task) {
            return tryTransfer(task);
        }
    }

    ThreadPool(String kind, int most, Duration idle, ThreadFactory factory) {
        this.kind = kind;
        threads = new ThreadPoolExecutor(
                0, most, idle.toNanos(), TimeUnit.NANOSECONDS, new HandOver(), factory, ThreadPool::enqueue);
    }

    private static void enqueue(Runnable task, ThreadPoolExecutor threads) {
        if (threads.isShutdown()) {
            throw new RejectedExecutionException("closed");
        }
        threads.getQueue().add(task);
        if (threads.isShutdown() && threads.remove(task)) {
            throw new RejectedExecutionException("closed");
        }
    }

    void run(String name, Runnable task) {
        threads.execute(() -> {
            Thread thread = Thread.currentThread();
            thread.setName(name);
            try {
                task.run();
            } catch (RuntimeException | Error bug) {
                log.error("A task failed: {}", name, bug);
            } finally {
                thread.setName(kind + " idle");
            }
        });
    }

    /** Refuses new tasks and drops waiting ones. Running ones are not interrupted. */
    void refuse() {
        threads.shutdown();
        threads.getQueue().clear();
    }

    /** Waits for running tasks. */
    boolean awaitEnd(Duration atMost) throws InterruptedException {
        return threads.awaitTermination(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }
}
