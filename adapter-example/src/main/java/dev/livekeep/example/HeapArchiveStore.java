package dev.livekeep.example;

import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.ports.TaskRunner;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** An archive on the heap. Safe for many threads. */
final class HeapArchiveStore extends HeapArchiveReader implements ArchiveStore {

    private static final SegmentHash ANY = SegmentHash.of(new byte[0]);

    private final TaskRunner tasks;

    HeapArchiveStore(TaskRunner tasks) {
        this.tasks = tasks;
    }

    @Override
    public String name() {
        return "heap:";
    }

    @Override
    public Draft openDraft(SegmentSlot expected) {
        return new HeapDraft(this);
    }

    @Override
    public void lookUp(SegmentSlot slot, Consumer<Presence> reply) {
        run(() -> reply.accept(presence(slot)), () -> reply.accept(new Presence.Unknown("the store is closed")));
    }

    private Presence presence(SegmentSlot slot) {
        String anyName = slot.path(SegmentKind.FULL, ANY).text();
        String prefix = anyName.substring(0, anyName.length() - ANY.text().length() - SEGMENT.length());
        boolean visible = below(prefix).anyMatch(name -> name.endsWith(SEGMENT) && !isBuried(prefix + name));
        boolean buried = below(prefix).anyMatch(name -> name.endsWith(TOMBSTONE));
        return visible || buried ? new Presence.Present(!visible) : new Presence.Absent();
    }

    /** Publishes on a thread of the store, however short that is: nobody may be answered on his own thread. */
    void keep(SegmentPath path, byte[] bytes, Consumer<KeepOutcome> reply) {
        run(
                () -> reply.accept(
                        files.putIfAbsent(path.text(), bytes) == null
                                ? new KeepOutcome.Stored(path, bytes.length)
                                : new KeepOutcome.AlreadyThere(path)),
                () -> reply.accept(new KeepOutcome.Failed("the store is closed", false)));
    }

    private void run(Runnable task, Runnable closed) {
        try {
            tasks.run(TaskRunner.Work.STORE, "heap", task);
        } catch (RejectedExecutionException e) {
            closed.run();
        }
    }

    @Override
    public ImportOutcome importCopy(SegmentPath path, InputStream content) throws IOException {
        if (files.containsKey(path.text())) {
            return ImportOutcome.ALREADY_THERE;
        }
        byte[] bytes = content.readAllBytes();
        if (!SegmentHash.of(bytes).equals(path.name().hash())) {
            return ImportOutcome.HASH_DIFFERS;
        }
        return files.putIfAbsent(path.text(), bytes) == null ? ImportOutcome.STORED : ImportOutcome.ALREADY_THERE;
    }
}
