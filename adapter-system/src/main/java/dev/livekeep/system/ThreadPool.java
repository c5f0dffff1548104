package dev.livekeep.system;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads of one kind: an idle one is used before another is made, and what finds neither waits. The thread that became
 * idle last is used first, so that those which are too many stay idle and end; taken in turns, all that a busy moment ever
 * needed would live on, each with its stack and its buffers. Safe for many threads.
 */
final class ThreadPool {
    private static final Logger log = LoggerFactory.getLogger(ThreadPool.class);
    private final String kind;
    private final int most;
    private final Duration patience;
    private final ThreadFactory factory;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final Deque<Worker> idle = new ArrayDeque<>();
    private final Queue<Task> waiting = new ArrayDeque<>();
    private int threads;
    private boolean refusing;

    /** @param patience how long a thread stays that has nothing to do */
    ThreadPool(String kind, int most, Duration patience, ThreadFactory factory) {
        this.kind = kind;
        this.most = most;
        this.patience = patience;
        this.factory = factory;
    }

    private record Task(String name, Runnable work) {}

    void run(String name, Runnable work) {
        Task task = new Task(name, work);
        lock.lock();
        try {
            if (refusing) {
                throw new RejectedExecutionException("closed");
            }
            Worker last = idle.pollLast();
            if (last != null) {
                last.call(task);
            } else if (threads < most) {
                factory.newThread(new Worker(task)).start();
                threads++;
            } else {
                waiting.add(task);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Refuses new tasks and drops waiting ones. Running ones are not interrupted. */
    void refuse() {
        lock.lock();
        try {
            refusing = true;
            waiting.clear();
            idle.forEach(worker -> worker.called.signal());
        } finally {
            lock.unlock();
        }
    }

    /** Waits for running tasks; false if some are left. */
    boolean awaitEnd(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (threads > 0 && left > 0) {
                left = ended.awaitNanos(left);
            }
            return threads == 0;
        } finally {
            lock.unlock();
        }
    }

    /** What one thread does from its first task to its end. */
    private final class Worker implements Runnable {
        private final Condition called = lock.newCondition();
        private @Nullable Task next;

        private Worker(Task first) {
            next = first;
        }

        private void call(Task task) {
            next = task;
            called.signal();
        }

        @Override
        public void run() {
            for (Task task = next; task != null; task = following()) {
                perform(task);
            }
        }

        private void perform(Task task) {
            Thread thread = Thread.currentThread();
            thread.setName(task.name());
            try {
                task.work().run();
            } catch (RuntimeException | Error bug) {
                log.error("A task failed: {}", task.name(), bug);
            } finally {
                thread.setName(kind + " idle");
            }
        }

        private @Nullable Task following() {
            lock.lock();
            try {
                next = waiting.poll();
                if (next == null && !refusing) {
                    idle.addLast(this);
                    awaitCall();
                    idle.remove(this);
                }
                if (next == null) {
                    threads--;
                    ended.signalAll();
                }
                return next;
            } finally {
                lock.unlock();
            }
        }

        private void awaitCall() {
            long left = patience.toNanos();
            try {
                while (next == null && !refusing && left > 0) {
                    left = called.awaitNanos(left);
                }
            } catch (InterruptedException e) {
                // Nobody has a reason to; the thread ends as if it had waited long enough.
            }
        }
    }
}
