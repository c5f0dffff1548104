package dev.livekeep.testkit;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentDuration;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.ports.ArchiveStore.Draft;
import dev.livekeep.ports.ArchiveStore.KeepOutcome;
import dev.livekeep.ports.ArchiveStore.Presence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * The store that is tried, and what its place can be made to suffer. Implementers say where a stranger's file goes, how
 * replies come, and how a crash and a failing place are had; what they leave out is not tried, and the tests say so.
 */
public interface ArchiveStoreSetUp {

    Channel CHANNEL = new Channel("desertbus");
    Quality QUALITY = new Quality("source");
    Instant START = Instant.parse("2019-11-13T02:45:51.608Z");
    SegmentSlot SLOT = new SegmentSlot(CHANNEL, QUALITY, START, new SegmentDuration(2.0));
    byte[] BYTES = "a segment".getBytes(StandardCharsets.UTF_8);

    /** The store, empty at first and the same one all through a test. */
    ArchiveStore store();

    /** Puts a file where another writer of the archive would, {@code path} being relative to the root. */
    void put(String path, byte[] content) throws IOException;

    /** Lets replies come, where that takes more than waiting. */
    default void settle() {}

    /**
     * Drops the store as a kill would: nothing of it runs any more, nothing was closed. From here on {@link #store()} is
     * another one on the same place, or on a copy of the place as it was at that moment.
     */
    default void crash() throws IOException {
        Assumptions.abort("not tried: what a crash leaves. Implement crash() to have it tried");
    }

    /** From here on the place where copies end fails whatever it is asked: a disk that is gone, a server that is away. */
    default void breakPlace() throws IOException {
        Assumptions.abort("not tried: a place that fails. Implement breakPlace() and mendPlace() to have it tried");
    }

    /** The place works again, and holds what it held. */
    default void mendPlace() throws IOException {}

    /** How many drafts lie in the store, seen from outside. */
    int draftsLeft() throws IOException;

    /** Waits for a reply, by {@link #settle()} or by the store's own threads. */
    default <T> T reply(CompletableFuture<T> pending) {
        settle();
        return pending.orTimeout(30, TimeUnit.SECONDS).join();
    }

    default Presence lookUp(SegmentSlot slot) {
        CompletableFuture<Presence> pending = new CompletableFuture<>();
        store().lookUp(slot, pending::complete);
        return reply(pending);
    }

    /** Keeps {@code content} as a whole new draft and waits until it is stored. */
    default KeepOutcome keep(SegmentPath path, byte[] content) throws IOException {
        Draft draft = store().openDraft(SLOT);
        draft.append(ByteBuffer.wrap(content));
        return reply(kept(draft, path));
    }

    /** Keeps a draft; what comes is the last word about it. */
    static CompletableFuture<KeepOutcome> kept(Draft draft, SegmentPath path) {
        CompletableFuture<KeepOutcome> pending = new CompletableFuture<>();
        draft.keep(path, outcome -> {
            if (!(outcome instanceof KeepOutcome.Accepted)) {
                pending.complete(outcome);
            }
        });
        return pending;
    }

    default SegmentPath path(SegmentKind kind, byte[] content) {
        return SLOT.path(kind, SegmentHash.of(content));
    }

    default byte[] read(SegmentPath path) throws IOException {
        try (InputStream content = store().open(path, 0)) {
            return content.readAllBytes();
        }
    }
}
