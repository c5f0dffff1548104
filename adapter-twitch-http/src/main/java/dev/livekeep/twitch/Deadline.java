package dev.livekeep.twitch;

import dev.livekeep.ports.Scheduler;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A timer that may be over before it has begun. Safe for many threads. */
final class Deadline {

    private final ReentrantLock lock = new ReentrantLock();
    private Scheduler.@Nullable Timer timer;
    private boolean over;

    void begin(Scheduler scheduler, Duration after, Runnable action) {
        lock.lock();
        try {
            if (!over) {
                timer = scheduler.after(after, action);
            }
        } finally {
            lock.unlock();
        }
    }

    void over() {
        lock.lock();
        try {
            over = true;
            if (timer != null) {
                timer.cancel();
            }
        } finally {
            lock.unlock();
        }
    }
}
