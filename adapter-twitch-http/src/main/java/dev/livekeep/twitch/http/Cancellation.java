package dev.livekeep.twitch.http;

import dev.livekeep.ports.Call;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets any thread end what one thread is doing. The working thread names, stage by stage, what ends the stage; the
 * first cancel runs it on the cancelling thread. Nothing is ever interrupted.
 */
public final class Cancellation implements Call {

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Runnable abort;
    private @Nullable String reason;

    /** Ends it because the caller wants so. */
    @Override
    public void cancel() {
        cancel("cancelled");
    }

    /** Ends it; only the first reason is kept. */
    public void cancel(String why) {
        Runnable action;
        lock.lock();
        try {
            if (reason != null) {
                return;
            }
            reason = why;
            action = abort;
            abort = null;
        } finally {
            lock.unlock();
        }
        if (action != null) {
            action.run();
        }
    }

    /** Whether it was cancelled. */
    public boolean cancelled() {
        return reason() != null;
    }

    /**
     * Names what ends the stage that begins now; runs it at once if it is too late.
     *
     * @return closing it ends the stage: from then on its action is not run any more
     */
    public Stage during(Runnable action) {
        lock.lock();
        try {
            if (reason == null) {
                abort = action;
                return new Stage(action);
            }
        } finally {
            lock.unlock();
        }
        action.run();
        return new Stage(action);
    }

    /** Something that takes its time and may fail. */
    public interface Step<T> {
        T perform() throws IOException;
    }

    /** Performs one stage of the work; {@code action} is what ends it from outside. */
    public <T> T during(Runnable action, Step<T> step) throws IOException {
        Stage stage = during(action);
        try {
            return step.perform();
        } finally {
            stage.close();
        }
    }

    /**
     * Ends the working thread's work between two stages.
     *
     * @throws CancelledException if it was cancelled
     */
    public void check() throws CancelledException {
        String why = reason();
        if (why != null) {
            throw new CancelledException(why);
        }
    }

    private @Nullable String reason() {
        lock.lock();
        try {
            return reason;
        } finally {
            lock.unlock();
        }
    }

    /** The time in which one action is what ends the work. */
    public final class Stage {
        private final Runnable action;

        private Stage(Runnable action) {
            this.action = action;
        }

        /** From here on its action is not run any more. */
        public void close() {
            lock.lock();
            try {
                if (Objects.equals(abort, action)) {
                    abort = null;
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
