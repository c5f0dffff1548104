package dev.livekeep.testkit;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.HourFolder;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.ports.ArchiveStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;

/** Passes everything on; whoever spoils something overrides that. As safe for many threads as the store behind it. */
public class DelegatingStore implements ArchiveStore {
    private final ArchiveStore store;

    protected DelegatingStore(ArchiveStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return store.name();
    }

    @Override
    public Draft openDraft(SegmentSlot expected) throws IOException {
        return store.openDraft(expected);
    }

    @Override
    public void lookUp(SegmentSlot slot, Consumer<Presence> reply) {
        store.lookUp(slot, reply);
    }

    @Override
    public ImportOutcome importCopy(SegmentPath path, InputStream content) throws IOException {
        return store.importCopy(path, content);
    }

    @Override
    public List<Channel> channels() throws IOException {
        return store.channels();
    }

    @Override
    public List<Quality> qualities(Channel channel) throws IOException {
        return store.qualities(channel);
    }

    @Override
    public List<HourFolder> hours(Channel channel, Quality quality) throws IOException {
        return store.hours(channel, quality);
    }

    @Override
    public List<Entry> list(Channel channel, Quality quality, HourFolder hour) throws IOException {
        return store.list(channel, quality, hour);
    }

    @Override
    public InputStream open(SegmentPath path, long offset) throws IOException {
        return store.open(path, offset);
    }

    @Override
    public InputStream openListed(Channel channel, Quality quality, HourFolder hour, String name) throws IOException {
        return store.openListed(channel, quality, hour, name);
    }

    /** Passes everything on. */
    public static class DelegatingDraft implements Draft {
        private final Draft draft;

        protected DelegatingDraft(Draft draft) {
            this.draft = draft;
        }

        @Override
        public void append(ByteBuffer bytes) throws IOException {
            draft.append(bytes);
        }

        @Override
        public long length() {
            return draft.length();
        }

        @Override
        public void keep(SegmentPath path, Consumer<KeepOutcome> reply) {
            draft.keep(path, reply);
        }

        @Override
        public void close() {
            draft.close();
        }
    }
}
