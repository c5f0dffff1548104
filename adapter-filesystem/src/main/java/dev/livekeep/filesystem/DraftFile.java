package dev.livekeep.filesystem;

import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.ports.ArchiveStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A draft on disk. Its file is ours alone until it is renamed. */
final class DraftFile implements ArchiveStore.Draft {

    private static final Logger LOG = LoggerFactory.getLogger(DraftFile.class);

    private final Path file;
    private final FileChannel channel;
    private final Desk desk;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean broken;
    private volatile long length;

    DraftFile(Path file, FileChannel channel, Desk desk) {
        this.file = file;
        this.channel = channel;
        this.desk = desk;
    }

    /** A file that an ended recorder left, ready to be published. */
    static DraftFile found(Path file, FileChannel channel, long length) {
        DraftFile draft = new DraftFile(file, channel, Desk.NONE);
        draft.length = length;
        draft.ended.set(true);
        return draft;
    }

    @Override
    public void append(ByteBuffer bytes) throws IOException {
        if (ended.get() || broken) {
            throw new IllegalStateException("nothing can be appended to a draft that was ended or failed");
        }
        try {
            long now = length;
            while (bytes.hasRemaining()) {
                now += channel.write(bytes);
            }
            length = now;
        } catch (IOException e) {
            broken = true;
            remove();
            throw e;
        }
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void keep(SegmentPath path, Consumer<ArchiveStore.KeepOutcome> reply) {
        if (broken || !ended.compareAndSet(false, true)) {
            throw new IllegalStateException("a draft that was ended or failed cannot be kept");
        }
        desk.keep(this, path, reply);
    }

    @Override
    public void close() {
        if (ended.compareAndSet(false, true)) {
            desk.discard(this);
        }
    }

    /** Whether it is still being written to. Ends it if so. */
    boolean endNow() {
        return ended.compareAndSet(false, true);
    }

    Path file() {
        return file;
    }

    FileChannel channel() {
        return channel;
    }

    /** Takes the file away. Trouble is logged: nobody could do more. */
    void remove() {
        release();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("Could not remove a draft: {}", DiskTrouble.say(e));
        }
    }

    /** Gives the open file back and leaves the bytes where they are. */
    void release() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("Could not close a draft: {}", DiskTrouble.say(e));
        }
    }

    /** Who takes ended drafts. Returns at once. */
    interface Desk {

        void keep(DraftFile draft, SegmentPath path, Consumer<ArchiveStore.KeepOutcome> reply);

        void discard(DraftFile draft);

        /** For drafts that were ended before: nothing comes here. */
        Desk NONE = new Desk() {
            @Override
            public void keep(DraftFile draft, SegmentPath path, Consumer<ArchiveStore.KeepOutcome> reply) {
                throw new IllegalStateException("this draft was ended before");
            }

            @Override
            public void discard(DraftFile draft) {
                throw new IllegalStateException("this draft was ended before");
            }
        };
    }
}
