package dev.livekeep.runtime.mirror;

import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.ports.TaskRunner;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One store of a mirror.
 *
 * @param tasks its share of the threads, on which bytes are brought to it
 * @param waiting bytes that wait for such a thread
 * @param catchUp what brings it what it missed
 */
record Side(ArchiveStore store, TaskRunner tasks, AtomicLong waiting, CatchUp catchUp) {

    private static final int THREADS = 4;
    private static final long MOST_WAITING = 32L << 20;

    static Side of(ArchiveStore store, TaskRunner tasks, CatchUp catchUp) {
        return new Side(store, new ShareOfThreads(tasks, THREADS), new AtomicLong(), catchUp);
    }

    /** Makes room for bytes that wait, if there is any. */
    boolean admits(long bytes) {
        if (waiting.addAndGet(bytes) <= MOST_WAITING) {
            return true;
        }
        waiting.addAndGet(-bytes);
        return false;
    }

    void done(long bytes) {
        waiting.addAndGet(-bytes);
    }
}
