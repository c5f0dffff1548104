package dev.livekeep.runtime.mirror;

import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.ports.ArchiveStore.KeepOutcome;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One copy on its way into every store. What the first store says is the answer; if it could not take the copy but another
 * did, the copy is accepted, and stored once the first has caught up. Safe for many threads.
 */
final class Keeping {

    private final SegmentPath path;
    private final long size;
    private final Side first;
    private final Consumer<KeepOutcome> reply;
    private final ReentrantLock lock = new ReentrantLock();
    private int open;
    private boolean held;
    private boolean accepted;
    private KeepOutcome.@Nullable Failed failed;

    /** @param others how many stores beside the first will answer */
    Keeping(SegmentPath path, long size, Side first, int others, Consumer<KeepOutcome> reply) {
        this.path = path;
        this.size = size;
        this.first = first;
        this.open = others;
        this.reply = reply;
    }

    void first(KeepOutcome outcome) {
        if (!(outcome instanceof KeepOutcome.Failed failure)) {
            reply.accept(outcome);
            return;
        }
        lock.lock();
        try {
            failed = failure;
        } finally {
            lock.unlock();
        }
        settle();
    }

    /** What another store says. */
    void other(Side side, KeepOutcome outcome) {
        boolean missed = outcome instanceof KeepOutcome.Failed;
        lock.lock();
        try {
            held |= !missed;
            open -= outcome instanceof KeepOutcome.Accepted ? 0 : 1;
        } finally {
            lock.unlock();
        }
        if (missed) {
            side.catchUp().add(path);
        }
        settle();
    }

    private void settle() {
        KeepOutcome.Failed nowhere = null;
        boolean elsewhere = false;
        lock.lock();
        try {
            if (failed == null || accepted) {
                return;
            }
            elsewhere = held;
            if (held || open == 0) {
                accepted = true;
                nowhere = held ? null : failed;
            }
        } finally {
            lock.unlock();
        }
        if (elsewhere) {
            reply.accept(new KeepOutcome.Accepted(path));
            first.catchUp().add(path, () -> reply.accept(new KeepOutcome.Stored(path, size)));
        } else if (nowhere != null) {
            reply.accept(nowhere);
        }
    }
}
