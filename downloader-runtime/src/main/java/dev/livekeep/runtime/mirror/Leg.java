package dev.livekeep.runtime.mirror;

import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.ports.ArchiveStore.Draft;
import dev.livekeep.ports.ArchiveStore.KeepOutcome;
import dev.livekeep.ports.TaskRunner;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The draft in a store that nobody waits for: what is to be done with it is queued and done on a thread of the store's
 * share, step by step. Where too many bytes wait, or the store fails, the draft is lost, and the store will have to catch
 * up.
 */
final class Leg {

    private static final KeepOutcome LOST = new KeepOutcome.Failed("too slow or failed before", false);

    private final Side side;
    private final SegmentSlot expected;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Step> steps = new ArrayDeque<>();
    private boolean running;
    private volatile boolean lost;
    private @Nullable Draft draft;

    Leg(Side side, SegmentSlot expected) {
        this.side = side;
        this.expected = expected;
    }

    private interface Step {
        void run() throws IOException;
    }

    Side side() {
        return side;
    }

    /** Whether the store will not get the copy by this way. */
    boolean isLost() {
        return lost;
    }

    /** Takes bytes that nobody changes any more. */
    void append(ByteBuffer bytes) {
        int count = bytes.remaining();
        if (lost) {
            return;
        }
        if (!side.admits(count)) {
            lost = true;
            return;
        }
        queue(() -> {
            try {
                if (!lost) {
                    opened().append(bytes);
                }
            } finally {
                side.done(count);
            }
        });
    }

    private Draft opened() throws IOException {
        Draft known = draft;
        if (known == null) {
            known = side.store().openDraft(expected);
            draft = known;
        }
        return known;
    }

    void keep(SegmentPath path, Consumer<KeepOutcome> reply) {
        if (lost) {
            queue(this::discard);
            reply.accept(LOST);
            return;
        }
        queue(() -> {
            try {
                if (!lost) {
                    opened().keep(path, reply);
                    return;
                }
            } catch (IOException e) {
                lost = true;
            }
            discard();
            reply.accept(LOST);
        });
    }

    void close() {
        queue(this::discard);
    }

    private void discard() {
        if (draft != null) {
            draft.close();
        }
    }

    private void queue(Step step) {
        lock.lock();
        try {
            steps.add(step);
            if (running) {
                return;
            }
            running = true;
        } finally {
            lock.unlock();
        }
        try {
            side.tasks().run(TaskRunner.Work.UPLOAD, "mirror", this::run);
        } catch (RejectedExecutionException e) {
            lost = true;
            run();
        }
    }

    private void run() {
        for (Step step = next(); step != null; step = next()) {
            try {
                step.run();
            } catch (IOException | RuntimeException e) {
                lost = true;
            }
        }
    }

    private @Nullable Step next() {
        lock.lock();
        try {
            Step step = steps.poll();
            running = step != null;
            return step;
        } finally {
            lock.unlock();
        }
    }
}
