package dev.livekeep.runtime.mirror;

import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.ports.StoreEvents;
import dev.livekeep.ports.TaskRunner;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One store of a mirror.
 *
 * @param tasks its share of the threads, on which bytes are brought to it
 * @param waiting bytes that wait for such a thread
 * @param catchUp what brings it what it missed
 * @param events hears of its copies
 */
record Side(ArchiveStore store, TaskRunner tasks, AtomicLong waiting, CatchUp catchUp, StoreEvents events) {

    private static final Logger log = LoggerFactory.getLogger(Side.class);
    private static final int THREADS = 4;
    private static final long MOST_WAITING = 32L << 20;

    static Side of(ArchiveStore store, CatchUp.Surroundings around, CatchUp catchUp) {
        return new Side(store, new ShareOfThreads(around.tasks(), THREADS), new AtomicLong(), catchUp, around.events());
    }

    /** Makes room for bytes that wait, if there is any. */
    boolean admits(long bytes) {
        if (waiting.addAndGet(bytes) <= MOST_WAITING) {
            return true;
        }
        waiting.addAndGet(-bytes);
        return false;
    }

    /** It has a copy that another store decides about. */
    void mirrored(SegmentPath path) {
        log.debug("stored in {}: {}", store.name(), path);
        events.mirrored(store.name(), path);
    }

    void done(long bytes) {
        waiting.addAndGet(-bytes);
    }
}
