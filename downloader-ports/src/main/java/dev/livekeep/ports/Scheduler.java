package dev.livekeep.ports;

import java.time.Duration;

/** Runs short tasks later, on monotonic time. Safe for many threads. */
public interface Scheduler {

    /**
     * Runs {@code task} once, no sooner than {@code delay} from now. Tasks share one thread: a task only tells somebody
     * else that it is time, and never blocks. After the scheduler was closed a task is dropped.
     *
     * @param delay zero or negative means as soon as possible
     */
    Timer after(Duration delay, Runnable task);

    /** One task that may still be called off. */
    interface Timer {

        /** Calls the task off. Without effect when it has run or is running; may be called twice. */
        void cancel();
    }
}
