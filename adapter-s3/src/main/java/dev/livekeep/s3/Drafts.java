package dev.livekeep.s3;

import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.ports.ArchiveStore.KeepOutcome;
import dev.livekeep.ports.TaskRunner;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** The drafts of one recorder, from their opening until they are accepted or gone. Safe for many threads. */
final class Drafts implements SpoolDraft.Desk, AutoCloseable {

    private final Spool spool;
    private final TaskRunner tasks;
    private final SpoolCommit commit;
    private final Set<SpoolDraft> open = ConcurrentHashMap.newKeySet();

    /** @param accepted takes what is in the spool for good */
    Drafts(Spool spool, TaskRunner tasks, Consumer<Spooled> accepted) {
        this.spool = spool;
        this.tasks = tasks;
        this.commit = new SpoolCommit(spool, tasks, accepted);
    }

    SpoolDraft open(SegmentSlot expected) throws IOException {
        UUID id = UUID.randomUUID();
        Path file = spool.folder(expected.channel(), expected.quality())
                .resolve(name(id, expected).fileName());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        SpoolDraft draft = new SpoolDraft(id, file, channel, spool, this);
        open.add(draft);
        return draft;
    }

    private static SpoolName name(UUID id, SegmentSlot expected) throws IOException {
        try {
            return SpoolName.ofDraft(id, expected);
        } catch (IllegalArgumentException e) {
            throw new IOException("no name can be given: " + e.getMessage(), e);
        }
    }

    @Override
    public void keep(SpoolDraft draft, SegmentPath path, Consumer<KeepOutcome> reply) {
        open.remove(draft);
        commit.add(draft, path, reply);
    }

    @Override
    public void discard(SpoolDraft draft) {
        open.remove(draft);
        try {
            tasks.run(TaskRunner.Work.STORE, "spool-discard", draft::remove);
        } catch (RejectedExecutionException e) {
            draft.remove();
        }
    }

    int count() {
        return open.size();
    }

    @Override
    public void close() {
        for (SpoolDraft draft : List.copyOf(open)) {
            draft.abandon();
            open.remove(draft);
        }
    }
}
