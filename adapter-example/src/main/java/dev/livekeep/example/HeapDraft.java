package dev.livekeep.example;

import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.ports.ArchiveStore.Draft;
import dev.livekeep.ports.ArchiveStore.KeepOutcome;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Bytes that nobody sees yet. */
final class HeapDraft implements Draft {

    private final HeapArchiveStore store;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean ended;

    HeapDraft(HeapArchiveStore store) {
        this.store = store;
    }

    @Override
    public void append(ByteBuffer more) {
        checkOpen();
        byte[] chunk = new byte[more.remaining()];
        more.get(chunk);
        bytes.writeBytes(chunk);
    }

    @Override
    public long length() {
        return bytes.size();
    }

    @Override
    public void keep(SegmentPath path, Consumer<KeepOutcome> reply) {
        checkOpen();
        ended = true;
        store.keep(path, bytes.toByteArray(), reply);
    }

    private void checkOpen() {
        if (ended) {
            throw new IllegalStateException("wanted an open draft, found one that was ended");
        }
    }

    @Override
    public void close() {
        ended = true;
    }
}
