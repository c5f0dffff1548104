package dev.livekeep.twitch;

import dev.livekeep.ports.TaskRunner;
import dev.livekeep.ports.TaskRunner.Work;
import dev.livekeep.twitch.http.Cancellation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Everything under way. Each call runs its task once, or is told why it never will, also when it is cancelled before a
 * thread was free for it. Safe for many threads.
 */
final class OpenCalls implements AutoCloseable {

    private static final long CLOSING_MILLIS = 2_000;

    private final TaskRunner runner;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition fewer = lock.newCondition();
    private final Set<Cancellation> open = new HashSet<>();
    private boolean closed;

    OpenCalls(TaskRunner runner) {
        this.runner = runner;
    }

    /**
     * Starts a call.
     *
     * @param neverBegan hears the reason instead, on another thread than a canceller's unless all are gone
     */
    Cancellation start(Work work, String name, Consumer<Cancellation> task, Consumer<String> neverBegan) {
        Cancellation stop = new Cancellation();
        if (!add(stop)) {
            neverBegan.accept("closed");
            return stop;
        }
        AtomicBoolean begun = new AtomicBoolean();
        Cancellation.Stage waiting = stop.during(() -> {
            if (begun.compareAndSet(false, true)) {
                tell(name, () -> neverBegan.accept("cancelled"), stop);
            }
        });
        try {
            runner.run(work, name, () -> {
                if (begun.compareAndSet(false, true)) {
                    waiting.close();
                    perform(task, stop);
                }
            });
        } catch (RejectedExecutionException e) {
            if (begun.compareAndSet(false, true)) {
                neverBegan.accept("closed");
                remove(stop);
            }
        }
        return stop;
    }

    private void perform(Consumer<Cancellation> task, Cancellation stop) {
        try {
            task.accept(stop);
        } finally {
            remove(stop);
        }
    }

    private void tell(String name, Runnable reply, Cancellation stop) {
        Runnable last = () -> {
            try {
                reply.run();
            } finally {
                remove(stop);
            }
        };
        try {
            runner.run(Work.NETWORK, name, last);
        } catch (RejectedExecutionException e) {
            last.run();
        }
    }

    private boolean add(Cancellation stop) {
        lock.lock();
        try {
            return !closed && open.add(stop);
        } finally {
            lock.unlock();
        }
    }

    private void remove(Cancellation stop) {
        lock.lock();
        try {
            open.remove(stop);
            fewer.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Cancels everything and waits until all of it has ended, two seconds at most. */
    @Override
    public void close() {
        List<Cancellation> last;
        lock.lock();
        try {
            closed = true;
            last = List.copyOf(open);
        } finally {
            lock.unlock();
        }
        last.forEach(stop -> stop.cancel("closed"));
        awaitNone();
    }

    private void awaitNone() {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(CLOSING_MILLIS);
            while (!open.isEmpty() && left > 0) {
                left = fewer.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
