package dev.livekeep.s3;

import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.ports.ArchiveStore.Draft;
import dev.livekeep.ports.ArchiveStore.KeepOutcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bytes on their way into the spool. */
final class SpoolDraft implements Draft {

    private static final Logger LOG = LoggerFactory.getLogger(SpoolDraft.class);

    private final UUID id;
    private final Path file;
    private final FileChannel channel;
    private final Spool spool;
    private final Desk desk;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean removed = new AtomicBoolean();
    private volatile boolean broken;
    private final AtomicLong reserved = new AtomicLong();

    SpoolDraft(UUID id, Path file, FileChannel channel, Spool spool, Desk desk) {
        this.id = id;
        this.file = file;
        this.channel = channel;
        this.spool = spool;
        this.desk = desk;
    }

    @Override
    public void append(ByteBuffer bytes) throws IOException {
        if (ended.get() || broken) {
            throw new IllegalStateException("nothing can be appended to a draft that was ended or failed");
        }
        try {
            long more = bytes.remaining();
            spool.reserve(more);
            reserved.addAndGet(more);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            broken = true;
            remove();
            throw e;
        }
    }

    @Override
    public long length() {
        return reserved.get();
    }

    @Override
    public void keep(SegmentPath path, Consumer<KeepOutcome> reply) {
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

    /** Ends and removes it at once, unless it was ended. */
    void abandon() {
        if (ended.compareAndSet(false, true)) {
            remove();
        }
    }

    UUID id() {
        return id;
    }

    Path file() {
        return file;
    }

    /** Writes the file through and gives it back; nothing more is written to it. */
    void seal() throws IOException {
        ended.set(true);
        if (channel.size() != length()) {
            throw new IOException("the draft's file holds " + channel.size() + " bytes instead of " + length());
        }
        channel.force(true);
        channel.close();
    }

    /** Takes the file away. Trouble is logged: nobody could do more. */
    void remove() {
        if (removed.getAndSet(true)) {
            return;
        }
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("Could not remove a draft: {}", Spool.say(e));
        }
        spool.release(length());
    }

    /** Who takes ended drafts. Returns at once. */
    interface Desk {

        void keep(SpoolDraft draft, SegmentPath path, Consumer<KeepOutcome> reply);

        void discard(SpoolDraft draft);
    }
}
