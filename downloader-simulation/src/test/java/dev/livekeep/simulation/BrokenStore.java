package dev.livekeep.simulation;

import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.testkit.DelegatingStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** A store that says it has what it has not. */
final class BrokenStore extends DelegatingStore {
    private final boolean forgetful;

    /** @param forgetful whether it stores nothing of some segments; otherwise it stores too little of some */
    BrokenStore(ArchiveStore store, boolean forgetful) {
        super(store);
        this.forgetful = forgetful;
    }

    @Override
    public Draft openDraft(SegmentSlot expected) throws IOException {
        return new BrokenDraft(super.openDraft(expected));
    }

    private final class BrokenDraft extends DelegatingDraft {
        private long told;

        BrokenDraft(Draft draft) {
            super(draft);
        }

        @Override
        public void append(ByteBuffer bytes) throws IOException {
            told += bytes.remaining();
            ByteBuffer less = bytes.duplicate();
            less.limit(forgetful ? bytes.limit() : Math.max(bytes.position(), bytes.limit() - 1));
            bytes.position(bytes.limit());
            super.append(less);
        }

        @Override
        public long length() {
            return told;
        }

        @Override
        public void keep(SegmentPath path, Consumer<KeepOutcome> reply) {
            if (forgetful && path.name().start().getEpochSecond() % 7 == 0) {
                super.close();
                reply.accept(new KeepOutcome.Stored(path, told));
            } else {
                super.keep(path, reply);
            }
        }
    }
}
