package dev.livekeep.filesystem;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.HourFolder;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.ports.Clock;
import dev.livekeep.ports.Scheduler;
import dev.livekeep.ports.TaskRunner;
import dev.livekeep.ports.UnusableStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An archive on a local disk (contract §1, §2, §6).
 *
 * <p>A draft is a file in a hidden folder beside the qualities; a keep writes it through, renames it in one step, and
 * writes the folders through; only then is it answered. Opening and filling a draft blocks on the disk; publishing and
 * looking up do so on threads of the store. Safe for many threads and, on one folder, for many processes.
 *
 * <p>After a crash every visible name matches its bytes; drafts left behind are cleared away a little after the next
 * start (docs/adr/0010).
 */
public final class FileArchiveStore implements ArchiveStore {

    private static final Logger LOG = LoggerFactory.getLogger(FileArchiveStore.class);

    private final ArchiveLayout layout;
    private final Publisher.Threads threads;
    private final Instances.Membership self;
    private final FileArchiveReader reader;
    private final PresenceIndex presence;
    private final Publisher publisher;
    private final OpenDrafts drafts;
    private final CopyImport imports;

    private FileArchiveStore(
            ArchiveLayout layout,
            StoreSettings settings,
            Publisher.Threads threads,
            Disk disk,
            Instances.Membership self) {
        this.layout = layout;
        this.threads = threads;
        this.self = self;
        this.reader = new FileArchiveReader(layout, Optional.of(self.id()));
        this.presence = new PresenceIndex(layout, settings.hours());
        this.drafts = new OpenDrafts(layout, self.id(), new Desk());
        DurableFolders folders = new DurableFolders(layout.base());
        this.publisher =
                new Publisher(settings, threads, () -> new CommitRound(layout, disk, folders), this::noteOutcome);
        this.imports = new CopyImport(layout, drafts, publisher);
    }

    /**
     * Opens the archive under {@code base}, which is made if it is missing. Blocks on the disk.
     *
     * @throws UnusableStoreException when nothing can be recorded there; nothing is left running
     */
    public static FileArchiveStore open(
            Path base, StoreSettings settings, TaskRunner tasks, Scheduler scheduler, Clock clock) {
        Disk disk = settings.fsync() == FsyncMode.OFF ? Disk.unforced() : Disk.real();
        return open(base, settings, new Publisher.Threads(tasks, scheduler, clock), disk);
    }

    static FileArchiveStore open(Path base, StoreSettings settings, Publisher.Threads threads, Disk disk) {
        ArchiveLayout layout = new ArchiveLayout(base.toAbsolutePath().normalize());
        Instances instances = new Instances(layout, disk);
        Instances.Membership self = join(layout, instances);
        FileArchiveStore store = new FileArchiveStore(layout, settings, threads, disk, self);
        if (self.locked()) {
            threads.scheduler().after(settings.recoveryDelay(), () -> store.clearAwayLeftOvers(instances));
        } else {
            LOG.warn(
                    "No file locks to be had in {}: what ended recorders left there is not cleared away",
                    layout.base());
        }
        return store;
    }

    private static Instances.Membership join(ArchiveLayout layout, Instances instances) {
        try {
            Files.createDirectories(layout.base());
            return instances.join();
        } catch (IOException e) {
            throw new UnusableStoreException(
                    "A store needs a folder that can be written to, but found " + layout.base() + " ("
                            + DiskTrouble.say(e) + "): make the folder writable or choose another",
                    e);
        }
    }

    private void clearAwayLeftOvers(Instances instances) {
        LeftOvers leftOvers = new LeftOvers(layout, instances, Optional.of(self.id()));
        Recovery recovery = new Recovery(instances, self.id(), leftOvers, presence, publisher::publishNow);
        handOver("store-recovery", recovery::run, () -> LOG.debug("Closed before anything was cleared away"));
    }

    @Override
    public String name() {
        return "file:" + layout.base();
    }

    @Override
    public Draft openDraft(SegmentSlot expected) throws IOException {
        return drafts.open(expected);
    }

    @Override
    public void lookUp(SegmentSlot slot, Consumer<Presence> reply) {
        handOver(
                "store-look-up",
                () -> reply.accept(look(slot)),
                () -> reply.accept(new Presence.Unknown("the store is closed")));
    }

    private Presence look(SegmentSlot slot) {
        try {
            return presence.look(slot);
        } catch (IOException | RuntimeException e) {
            return new Presence.Unknown(DiskTrouble.say(e));
        }
    }

    @Override
    public ImportOutcome importCopy(SegmentPath path, InputStream content) throws IOException {
        return imports.of(path, content);
    }

    private void noteOutcome(CommitRound.Done done) {
        drafts.answered(done.keep().draft());
        if (!(done.outcome() instanceof KeepOutcome.Failed)) {
            presence.stored(done.keep().path());
        }
    }

    /** Hands work to a thread of the store; when there is none any more, {@code closed} is run here instead. */
    private void handOver(String name, Runnable task, Runnable closed) {
        try {
            threads.tasks().run(TaskRunner.Work.STORE, name, task);
        } catch (RejectedExecutionException e) {
            closed.run();
        }
    }

    @Override
    public List<Channel> channels() throws IOException {
        return reader.channels();
    }

    @Override
    public List<Quality> qualities(Channel channel) throws IOException {
        return reader.qualities(channel);
    }

    @Override
    public List<HourFolder> hours(Channel channel, Quality quality) throws IOException {
        return reader.hours(channel, quality);
    }

    @Override
    public List<Entry> list(Channel channel, Quality quality, HourFolder hour) throws IOException {
        return reader.list(channel, quality, hour);
    }

    @Override
    public InputStream open(SegmentPath path, long offset) throws IOException {
        return reader.open(path, offset);
    }

    @Override
    public InputStream openListed(Channel channel, Quality quality, HourFolder hour, String name) throws IOException {
        return reader.openListed(channel, quality, hour, name);
    }

    @Override
    public List<String> strays() throws IOException {
        return reader.strays();
    }

    @Override
    public List<LeftOver> leftOvers() throws IOException {
        return reader.leftOvers();
    }

    /**
     * Discards the drafts that are still being filled and leaves the archive. A keep that is not answered yet goes on;
     * if the process ends first, the next start makes a partial of its draft. May be called twice.
     */
    @Override
    public void close() {
        drafts.discardUnended();
        try (self) {
            if (drafts.isEmpty()) {
                self.forget();
            }
        } catch (IOException e) {
            LOG.debug("Could not leave {}: {}", layout.base(), DiskTrouble.say(e));
        }
    }

    private final class Desk implements DraftFile.Desk {

        @Override
        public void keep(DraftFile draft, SegmentPath path, Consumer<KeepOutcome> reply) {
            publisher.add(new Keep(draft, path, reply));
        }

        @Override
        public void discard(DraftFile draft) {
            Runnable discard = () -> drafts.discard(draft);
            handOver("store-discard", discard, discard);
        }
    }
}
