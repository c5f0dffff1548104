package dev.livekeep.runtime.mirror;

import dev.livekeep.ports.TaskRunner;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Takes no more than so many threads at a time, so that what hangs on them leaves the others alone. Safe for many threads. */
final class ShareOfThreads implements TaskRunner {

    private final TaskRunner tasks;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;

    ShareOfThreads(TaskRunner tasks, int most) {
        this.tasks = tasks;
        this.most = most;
    }

    @Override
    public void run(Work work, String name, Runnable task) {
        lock.lock();
        try {
            if (running >= most) {
                waiting.add(task);
                return;
            }
            running++;
        } finally {
            lock.unlock();
        }
        try {
            tasks.run(work, name, () -> runAll(task));
        } catch (RuntimeException closed) {
            next(true);
            throw closed;
        }
    }

    private void runAll(Runnable first) {
        for (Runnable task = first; task != null; task = next(false)) {
            boolean done = false;
            try {
                task.run();
                done = true;
            } finally {
                if (!done) {
                    next(true);
                }
            }
        }
    }

    private @Nullable Runnable next(boolean givesUp) {
        lock.lock();
        try {
            Runnable task = givesUp ? null : waiting.poll();
            running -= task == null ? 1 : 0;
            return task;
        } finally {
            lock.unlock();
        }
    }
}
