package dev.livekeep.testkit;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.FoundSegment;
import dev.livekeep.domain.archive.HourFolder;
import dev.livekeep.domain.archive.NameReading;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentName;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.ports.TaskRunner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An archive in memory. Replies come as {@link TaskRunner.Work#STORE} tasks. It can be told to fail, and to hold replies
 * up. Safe for many threads.
 */
public final class MemoryArchiveStore implements ArchiveStore {
    private final TaskRunner tasks;
    private final NavigableMap<String, byte[]> files = new TreeMap<>();
    private final List<Runnable> heldBack = new ArrayList<>();
    private Optional<String> appendFailure = Optional.empty();
    private Optional<String> openFailure = Optional.empty();
    private Optional<KeepOutcome.Failed> keepFailure = Optional.empty();
    private boolean holding;
    private int openDrafts;

    public MemoryArchiveStore(TaskRunner tasks) {
        this.tasks = tasks;
    }

    // --- what a test may ask for

    /** From here on appending fails with this message; empty: no longer. */
    public synchronized void failAppends(Optional<String> message) {
        appendFailure = message;
    }

    /** From here on no draft can be opened; empty: no longer. */
    public synchronized void failOpens(Optional<String> message) {
        openFailure = message;
    }

    /** From here on every keep ends so; empty: no longer. */
    public synchronized void failKeeps(Optional<KeepOutcome.Failed> outcome) {
        keepFailure = outcome;
    }

    /** Holds up whoever publishes and looks up, and so every reply, until {@link #letGo}. */
    public synchronized void hold() {
        holding = true;
    }

    /** Does what was held up, and holds nothing up any more. */
    public void letGo() {
        List<Runnable> due;
        synchronized (this) {
            holding = false;
            due = List.copyOf(heldBack);
            heldBack.clear();
        }
        due.forEach(step -> tasks.run(TaskRunner.Work.STORE, "memory", step));
    }

    /** Drafts that were neither kept nor closed. */
    public synchronized int openDrafts() {
        return openDrafts;
    }

    /** Puts a file where a stranger would. */
    public synchronized void put(String path, byte[] content) {
        files.put(path, content.clone());
    }

    /** Every copy of the quality that can be read, by start, best kind first. */
    public synchronized List<SegmentName> copies(Channel channel, Quality quality) {
        List<SegmentName> names = new ArrayList<>();
        for (String path : files.tailMap(channel + "/" + quality + "/").keySet()) {
            String[] parts = path.split("/", -1);
            if (!parts[0].equals(channel.name()) || !parts[1].equals(quality.name())) {
                break;
            }
            if (SegmentPath.parse(path) instanceof NameReading.Found(FoundSegment found)) {
                found.ownName().ifPresent(names::add);
            }
        }
        names.sort(Comparator.comparing(SegmentName::start).thenComparing(SegmentName::kind));
        return names;
    }

    // --- the store

    @Override
    public String name() {
        return "memory:";
    }

    @Override
    public synchronized Draft openDraft(SegmentSlot expected) throws IOException {
        if (openFailure.isPresent()) {
            throw new IOException(openFailure.get());
        }
        openDrafts++;
        return new MemoryDraft();
    }

    @Override
    public void lookUp(SegmentSlot slot, Consumer<Presence> reply) {
        onAThreadOfTheStore(() -> reply.accept(presence(slot)));
    }

    private void onAThreadOfTheStore(Runnable step) {
        synchronized (this) {
            if (holding) {
                heldBack.add(step);
                return;
            }
        }
        tasks.run(TaskRunner.Work.STORE, "memory", step);
    }

    private synchronized Presence presence(SegmentSlot slot) {
        SegmentName name =
                new SegmentName(slot.start(), slot.duration(), SegmentKind.FULL, SegmentHash.of(new byte[0]));
        String folder =
                slot.channel() + "/" + slot.quality() + "/" + name.hour().text() + "/";
        String prefix = folder + name.slotText() + SegmentKind.FULL.text() + "-";
        List<String> full = files.tailMap(prefix).keySet().stream()
                .takeWhile(path -> path.startsWith(prefix))
                .toList();
        return full.isEmpty()
                ? new Presence.Absent()
                : new Presence.Present(full.stream().anyMatch(path -> path.endsWith(TOMBSTONE)));
    }

    private static final String TOMBSTONE = ".tombstone";

    private synchronized KeepOutcome publish(SegmentPath path, byte[] content) {
        if (keepFailure.isPresent()) {
            return keepFailure.get();
        }
        return files.putIfAbsent(path.text(), content) == null
                ? new KeepOutcome.Stored(path, content.length)
                : new KeepOutcome.AlreadyThere(path);
    }

    @Override
    public ImportOutcome importCopy(SegmentPath path, InputStream content) throws IOException {
        synchronized (this) {
            if (files.containsKey(path.text())) {
                return ImportOutcome.ALREADY_THERE;
            }
        }
        byte[] bytes = content.readAllBytes();
        if (!SegmentHash.of(bytes).equals(path.name().hash())) {
            return ImportOutcome.HASH_DIFFERS;
        }
        synchronized (this) {
            return files.putIfAbsent(path.text(), bytes) == null ? ImportOutcome.STORED : ImportOutcome.ALREADY_THERE;
        }
    }

    /** Bytes nobody sees yet. */
    private final class MemoryDraft implements Draft {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean ended;
        private boolean failed;

        @Override
        public void append(ByteBuffer more) throws IOException {
            synchronized (MemoryArchiveStore.this) {
                if (ended || failed) {
                    throw new IllegalStateException("wanted an open draft, found one that was ended or failed");
                }
                if (appendFailure.isPresent()) {
                    failed = true;
                    throw new IOException(appendFailure.get());
                }
            }
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
            if (failed || !end()) {
                throw new IllegalStateException("wanted an open draft, found one that was ended or failed");
            }
            byte[] content = bytes.toByteArray();
            onAThreadOfTheStore(() -> reply.accept(publish(path, content)));
        }

        @Override
        public void close() {
            end();
        }

        private boolean end() {
            synchronized (MemoryArchiveStore.this) {
                if (ended) {
                    return false;
                }
                ended = true;
                openDrafts--;
                return true;
            }
        }
    }

    // --- the reader

    @Override
    public synchronized List<Channel> channels() {
        return files.keySet().stream()
                .map(path -> path.substring(0, path.indexOf('/')))
                .distinct()
                .map(Channel::new)
                .toList();
    }

    @Override
    public synchronized List<Quality> qualities(Channel channel) {
        return below(channel + "/").map(Quality::new).toList();
    }

    @Override
    public synchronized List<HourFolder> hours(Channel channel, Quality quality) {
        return below(channel + "/" + quality + "/")
                .map(HourFolder::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    private Stream<String> below(String folder) {
        return files.keySet().stream()
                .filter(path -> path.startsWith(folder))
                .map(path -> path.substring(folder.length()))
                .map(rest -> rest.indexOf('/') < 0 ? rest : rest.substring(0, rest.indexOf('/')))
                .distinct();
    }

    @Override
    public synchronized List<Entry> list(Channel channel, Quality quality, HourFolder hour) {
        String folder = channel + "/" + quality + "/" + hour.text() + "/";
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : files.tailMap(folder).entrySet()) {
            if (!file.getKey().startsWith(folder)) {
                break;
            }
            String name = file.getKey().substring(folder.length());
            entries.add(new Entry(name, file.getValue().length, tombstoned(folder, name)));
        }
        return entries;
    }

    private boolean tombstoned(String folder, String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && files.containsKey(folder + name.substring(0, dot) + TOMBSTONE);
    }

    @Override
    public synchronized InputStream open(SegmentPath path, long offset) throws IOException {
        byte[] content = file(path.text());
        int from = (int) Math.min(offset, content.length);
        return new ByteArrayInputStream(content, from, content.length - from);
    }

    @Override
    public synchronized InputStream openListed(Channel channel, Quality quality, HourFolder hour, String name)
            throws IOException {
        return new ByteArrayInputStream(file(channel + "/" + quality + "/" + hour.text() + "/" + name));
    }

    private byte[] file(String path) throws FileNotFoundException {
        byte[] content = files.get(path);
        if (content == null) {
            throw new FileNotFoundException(path);
        }
        return content;
    }
}
