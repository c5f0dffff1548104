package dev.livekeep.s3;

import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.ports.ArchiveStore.KeepOutcome;
import dev.livekeep.ports.TaskRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Takes drafts into the spool for good, several in a round: every file is written through and renamed, then every folder
 * once, and only then is anybody told. One round at a time, on a thread of the store. Safe for many threads.
 */
final class SpoolCommit {

    private static final int MOST = 32;

    private final Spool spool;
    private final TaskRunner tasks;
    private final Consumer<Spooled> accepted;
    private final Queue<Keep> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger known = new AtomicInteger();

    /** @param accepted takes what is in the spool for good, before its keeper hears of it */
    SpoolCommit(Spool spool, TaskRunner tasks, Consumer<Spooled> accepted) {
        this.spool = spool;
        this.tasks = tasks;
        this.accepted = accepted;
    }

    /** Takes a draft and returns at once. */
    void add(SpoolDraft draft, SegmentPath path, Consumer<KeepOutcome> reply) {
        waiting.add(new Keep(draft, path, reply));
        if (known.getAndIncrement() == 0) {
            try {
                tasks.run(TaskRunner.Work.STORE, "spool-round", this::runRounds);
            } catch (RejectedExecutionException e) {
                refuseAll();
            }
        }
    }

    /** The threads are gone: the drafts stay where they are and the next start makes partials of them. */
    private void refuseAll() {
        for (Keep keep = waiting.poll(); keep != null; keep = waiting.poll()) {
            known.decrementAndGet();
            keep.fail("the store is closed");
        }
    }

    private void runRounds() {
        int taken;
        do {
            List<Keep> round = new ArrayList<>();
            while (round.size() < MOST && !waiting.isEmpty()) {
                round.add(waiting.remove());
            }
            taken = round.size();
            run(round);
        } while (known.addAndGet(-taken) > 0);
    }

    private void run(List<Keep> round) {
        List<Spooled> sealed = new ArrayList<>();
        for (Keep keep : round) {
            try {
                sealed.add(seal(keep));
            } catch (IOException | RuntimeException e) {
                keep.draft().remove();
                keep.fail(Spool.say(e));
            }
        }
        Set<Path> unforced = force(sealed);
        for (Spooled spooled : sealed) {
            if (unforced.contains(spooled.file().getParent())) {
                spooled.answer(new KeepOutcome.Failed("the spool's folder cannot be written through", false));
            } else {
                accepted.accept(spooled);
                spooled.answer(new KeepOutcome.Accepted(spooled.path()));
            }
        }
    }

    private Spooled seal(Keep keep) throws IOException {
        SpoolDraft draft = keep.draft();
        draft.seal();
        SegmentPath path = keep.path();
        Path target = spool.folder(path.channel(), path.quality())
                .resolve(SpoolName.ofCopy(draft.id(), path.name()).fileName());
        Files.move(draft.file(), target, StandardCopyOption.ATOMIC_MOVE);
        return new Spooled(path, target, draft.length(), keep.reply());
    }

    /** Returns the folders where that failed. */
    private static Set<Path> force(List<Spooled> sealed) {
        Set<Path> folders = new LinkedHashSet<>();
        sealed.forEach(spooled -> folders.add(spooled.file().getParent()));
        folders.removeIf(folder -> {
            try {
                Spool.force(folder);
                return true;
            } catch (IOException e) {
                return false;
            }
        });
        return folders;
    }

    private record Keep(SpoolDraft draft, SegmentPath path, Consumer<KeepOutcome> reply) {

        void fail(String reason) {
            boolean noSpace = reason.contains("No space left") || reason.contains("quota exceeded");
            reply.accept(new KeepOutcome.Failed(reason, noSpace));
        }
    }
}
