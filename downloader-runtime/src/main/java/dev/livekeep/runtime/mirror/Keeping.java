package dev.livekeep.runtime.mirror;

import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.ports.ArchiveStore.KeepOutcome;
import java.util.ArrayList;
import java.util.List;
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
    private boolean firstHas;
    private boolean othersHave;
    private boolean answered;
    private final List<Missed> missed = new ArrayList<>();
    private KeepOutcome.@Nullable Failed failed;

    /** @param others how many stores beside the first will answer */
    Keeping(SegmentPath path, long size, Side first, int others, Consumer<KeepOutcome> reply) {
        this.path = path;
        this.size = size;
        this.first = first;
        this.open = others;
        this.reply = reply;
    }

    /** What the first store says. */
    void first(KeepOutcome outcome) {
        lock.lock();
        try {
            if (outcome instanceof KeepOutcome.Failed failure) {
                failed = failure;
            } else {
                firstHas = true;
            }
        } finally {
            lock.unlock();
        }
        if (!(outcome instanceof KeepOutcome.Failed)) {
            reply.accept(outcome);
        }
        settle();
    }

    /** What another store says. */
    void other(Side side, KeepOutcome outcome) {
        lock.lock();
        try {
            if (outcome instanceof KeepOutcome.Failed(String reason, boolean noSpace)) {
                missed.add(new Missed(side, reason));
            } else {
                othersHave = true;
            }
            open -= outcome instanceof KeepOutcome.Accepted ? 0 : 1;
        } finally {
            lock.unlock();
        }
        if (outcome instanceof KeepOutcome.Stored || outcome instanceof KeepOutcome.AlreadyThere) {
            side.mirrored(path);
        }
        settle();
    }

    /** A copy that is nowhere can be brought to nobody: the segment will be fetched again. */
    private void settle() {
        KeepOutcome.Failed only = null;
        KeepOutcome.Failed nowhere = null;
        List<Missed> behind = List.of();
        lock.lock();
        try {
            if (firstHas || othersHave) {
                behind = List.copyOf(missed);
                missed.clear();
            }
            if (failed != null && !answered) {
                only = othersHave ? failed : null;
                nowhere = !othersHave && open == 0 ? failed : null;
                answered = only != null || nowhere != null;
            }
        } finally {
            lock.unlock();
        }
        behind.forEach(one -> one.side().catchUp().add(path, one.reason()));
        if (only != null) {
            reply.accept(new KeepOutcome.Accepted(path));
            first.catchUp().add(path, only.reason(), () -> reply.accept(new KeepOutcome.Stored(path, size)));
        } else if (nowhere != null) {
            reply.accept(nowhere);
        }
    }

    private record Missed(Side side, String reason) {}
}
