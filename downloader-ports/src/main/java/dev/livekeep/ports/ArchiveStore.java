package dev.livekeep.ports;

import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.archive.SegmentSlot;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Where segments are kept for good. Safe for many threads, and for several recorders that write the same slot at once:
 * a kept copy never changes and never disappears by our doing, and a reader sees a whole copy or none.
 */
public interface ArchiveStore extends ArchiveReader {

    /** What events and metrics call this store, for example {@code file:/srv/archive}; never holds a secret. */
    String name();

    /** What events and metrics call the store that decides when a slot is complete: this one, unless it is several. */
    default String deciding() {
        return name();
    }

    /**
     * Opens a draft that no reader can see. Blocks on the store.
     *
     * @param expected where the bytes would lie by what is known now; the slot of {@link Draft#keep} may differ. Only
     *     when the process dies is it used, to name what came by then a {@code partial}
     * @throws IOException when the store cannot take it; nothing is left behind
     */
    Draft openDraft(SegmentSlot expected) throws IOException;

    /**
     * Tells whether a {@code full} copy of the slot is visible, accepted, or was removed on purpose (a tombstone). Returns
     * at once; the reply comes on a thread of the store. {@link Presence.Present} is true of the store at that moment
     * (design §4 Presence); {@link Presence.Absent} may have missed a copy that another recorder stored since the hour
     * was first asked for, which then costs a second download and never a copy.
     */
    void lookUp(SegmentSlot slot, Consumer<Presence> reply);

    /**
     * Publishes bytes that another archive vouches for under their name, if their SHA-256 is the name's. Blocks on the
     * store and on {@code content}, which it leaves open, and reads to its end unless a copy of that name is there.
     *
     * @throws IOException when the store or the stream fails; the copy is then not held for sure
     */
    ImportOutcome importCopy(SegmentPath path, InputStream content) throws IOException;

    /** Whether a slot needs fetching. */
    sealed interface Presence {
        /** A full copy is visible, or its tombstone stands: nothing to fetch. */
        record Present(boolean tombstoned) implements Presence {}

        /** No full copy. */
        record Absent() implements Presence {}

        /** The store could not be asked; treated as absent by those who want to lose nothing. */
        record Unknown(String reason) implements Presence {}
    }

    /** How an import ended. */
    enum ImportOutcome {
        /** Visible and stored now. */
        STORED,
        /** A copy of that name was there. */
        ALREADY_THERE,
        /** The bytes do not have the name's hash; nothing was published. */
        HASH_DIFFERS
    }

    /**
     * Bytes on their way in. Used by one thread at a time; ends with {@link #keep} or {@link #close}, after which
     * nothing may be appended. A draft that is never ended stays invisible and is cleared away by the next start.
     */
    interface Draft extends Closeable {

        /** Appends all remaining bytes. Blocks on the store. When it throws, the draft can only be closed. */
        void append(ByteBuffer bytes) throws IOException;

        /** Bytes appended so far. */
        long length();

        /**
         * Publishes in one step under {@code path}. Returns at once. Replies come on a thread of the store: first
         * {@link KeepOutcome.Accepted}, where the store says so at all, and in the end exactly one of the others, when
         * the copy is stored as durably as the store promises, or not published at all.
         *
         * @throws IllegalStateException when the draft was ended before, or an append failed
         */
        void keep(SegmentPath path, Consumer<KeepOutcome> reply);

        /**
         * Discards the draft unless it was kept. Returns at once; trouble is the store's own to log. May be called
         * twice.
         */
        @Override
        void close();
    }

    /** How a keep ended, or that it will; in every case the draft is gone. */
    sealed interface KeepOutcome {
        /**
         * Nothing but the loss of this machine can lose the copy any more, and the store goes on by itself, after a crash
         * too, until it is visible and stored: another outcome follows, perhaps in another life of the process.
         */
        record Accepted(SegmentPath path) implements KeepOutcome {}

        /** Visible and stored. */
        record Stored(SegmentPath path, long size) implements KeepOutcome {}

        /** The very same copy was visible before: counts as held, not as written by us. */
        record AlreadyThere(SegmentPath path) implements KeepOutcome {}

        /** Not published, or its durability is in doubt: fetch again. */
        record Failed(String reason, boolean noSpace) implements KeepOutcome {}
    }
}
