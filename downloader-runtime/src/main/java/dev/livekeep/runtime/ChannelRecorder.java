package dev.livekeep.runtime;

import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.ports.Scheduler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Keeps one channel recorded until it is stopped or its stream is over. A recording that a bug ended is followed by a new
 * one, which knows nothing of it and finds in the archive what is there: whatever the bug was, it costs the channel some
 * seconds and no other channel anything (design §3, law 5). Safe for many threads.
 */
final class ChannelRecorder {
    private final ChannelSpec spec;
    private final Supplier<Recording> recordings;
    private final Scheduler scheduler;
    private final Duration afterABug;
    private final ReentrantLock lock = new ReentrantLock();
    private final CompletableFuture<StopOutcome> ended = new CompletableFuture<>();
    private Recording current;
    private Scheduler.Timer next = () -> {};
    private boolean stopping;

    /**
     * @param recordings gives a new one each time, which has not begun
     * @param afterABug the wait before the next, so that a bug that stays does no harm either
     */
    ChannelRecorder(ChannelSpec spec, Supplier<Recording> recordings, Scheduler scheduler, Duration afterABug) {
        this.spec = spec;
        this.recordings = recordings;
        this.scheduler = scheduler;
        this.afterABug = afterABug;
        this.current = recordings.get();
    }

    ChannelSpec spec() {
        return spec;
    }

    /** Begins; call once. */
    void begin() {
        lock.lock();
        try {
            var unused = current.ended().thenAccept(this::over);
            current.begin();
        } finally {
            lock.unlock();
        }
    }

    private void over(StopOutcome outcome) {
        lock.lock();
        try {
            if (outcome == StopOutcome.FAILED && !stopping) {
                next = scheduler.after(afterABug, this::beginAnew);
                return;
            }
        } finally {
            lock.unlock();
        }
        ended.complete(outcome);
    }

    private void beginAnew() {
        lock.lock();
        try {
            if (!stopping) {
                current = recordings.get();
                begin();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Looks at the time again, because the process stood still. */
    void nudge() {
        current().nudge();
    }

    /** Stops by {@link Recording#stop}, or at once while there is only a next recording to come. */
    void stop(String why, Duration deadline) {
        lock.lock();
        try {
            stopping = true;
            next.cancel();
        } finally {
            lock.unlock();
        }
        Recording last = current();
        if (last.ended().isDone()) {
            ended.complete(last.ended().join());
        } else {
            last.stop(why, deadline);
        }
    }

    private Recording current() {
        lock.lock();
        try {
            return current;
        } finally {
            lock.unlock();
        }
    }

    /** Completed once nothing of it is at work any more and nothing is to come. */
    CompletableFuture<StopOutcome> ended() {
        return ended;
    }
}
