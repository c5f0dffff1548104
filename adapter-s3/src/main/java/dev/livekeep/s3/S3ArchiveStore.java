package dev.livekeep.s3;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.HourFolder;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.ports.Clock;
import dev.livekeep.ports.Scheduler;
import dev.livekeep.ports.TaskRunner;
import dev.livekeep.ports.UnusableStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * An archive in a bucket (contract §1, §2, §6; docs/adr/0011).
 *
 * <p>A draft is a file in the spool. A keep writes it through and is then {@link KeepOutcome.Accepted}; it is brought into
 * the bucket by and by, whatever happens to the network, the server or this process meanwhile, and only the server's answer
 * makes it {@link KeepOutcome.Stored}. Safe for many threads and, on one bucket, for many processes.
 */
public final class S3ArchiveStore implements ArchiveStore {

    private static final Logger LOG = LoggerFactory.getLogger(S3ArchiveStore.class);
    private static final Duration LAST_UPLOADS = Duration.ofMillis(1500);
    private static final int HOURS = 512;

    private final S3Settings settings;
    private final S3Clients clients;
    private final TaskRunner tasks;
    private final Spool spool;
    private final Drafts drafts;
    private final Bucket bucket;
    private final S3ArchiveReader reader;
    private final HourIndex index;
    private final Uploads uploads;

    private S3ArchiveStore(S3Settings settings, S3Clients clients, Spool spool, Bucket bucket, Threads threads) {
        this.settings = settings;
        this.clients = clients;
        this.tasks = threads.tasks();
        this.spool = spool;
        this.bucket = bucket;
        this.reader = new S3ArchiveReader(clients, settings);
        this.index = new HourIndex(reader::entries, HOURS, tasks, threads.clock());
        this.uploads = new Uploads(settings, bucket::put, this::ended, threads);
        this.drafts = new Drafts(spool, tasks, this::accepted);
    }

    /** Whose threads and time the store works with. */
    public record Threads(TaskRunner tasks, Scheduler scheduler, Clock clock) {}

    /**
     * Opens the archive. Blocks on the disk, and for some seconds on the bucket, which is asked whether it can be written
     * to; one that cannot be reached now may be reached later.
     *
     * @param spool the folder in which copies wait, each store's in a folder of its own below
     * @param instance who is recording, for the objects' metadata
     * @throws UnusableStoreException when nothing can be recorded so; nothing is left running
     */
    public static S3ArchiveStore open(S3Settings settings, Path spool, String instance, Threads threads) {
        return open(settings, spool, instance, threads, Multipart.Sizes.USUAL);
    }

    static S3ArchiveStore open(
            S3Settings settings, Path spool, String instance, Threads threads, Multipart.Sizes sizes) {
        S3Clients clients = S3Clients.of(settings);
        try {
            Bucket bucket = new Bucket(clients.writes(), settings, instance, sizes);
            bucket.checkAtStart();
            Spool own = Spool.open(spool.resolve(settings.folder()), settings.spoolLimit());
            S3ArchiveStore store = new S3ArchiveStore(settings, clients, own, bucket, threads);
            store.recover();
            return store;
        } catch (UnusableStoreException e) {
            clients.close();
            throw e;
        }
    }

    private void recover() {
        try {
            SpoolRecovery recovery = new SpoolRecovery(spool, index, uploads::add);
            tasks.run(TaskRunner.Work.STORE, "spool-recovery", recovery::run);
        } catch (IOException e) {
            spool.close();
            throw new UnusableStoreException(
                    "cannot read what waits in the spool: " + Spool.say(e) + ": repair it or give another --spool", e);
        }
    }

    private void accepted(Spooled copy) {
        index.accepted(copy.path());
        uploads.add(copy);
    }

    private void ended(Spooled copy, Bucket.Put put) {
        switch (put) {
            case Bucket.Put.Stored() -> {
                index.stored(copy.path());
                spool.remove(copy);
                copy.answer(new KeepOutcome.Stored(copy.path(), copy.size()));
            }
            case Bucket.Put.AlreadyThere() -> {
                index.stored(copy.path());
                index.doubt(copy.path());
                spool.remove(copy);
                copy.answer(new KeepOutcome.AlreadyThere(copy.path()));
            }
            case Bucket.Put.Refused(String reason) -> {
                spool.putAside(copy, reason);
                copy.answer(new KeepOutcome.Failed(reason, false));
            }
            case Bucket.Put.Failed(String reason) -> throw new IllegalStateException("this copy is tried again");
        }
        index.settled(copy.path());
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.STORED_HASH, Capability.ACCEPTS_FIRST);
    }

    @Override
    public Draft openDraft(SegmentSlot expected) throws IOException {
        return drafts.open(expected);
    }

    @Override
    public void lookUp(SegmentSlot slot, Consumer<Presence> reply) {
        index.lookUp(slot, reply);
    }

    @Override
    public ImportOutcome importCopy(SegmentPath path, InputStream content) throws IOException {
        try {
            if (Bucket.head(clients.reads(), settings.bucket(), bucket.key(path))
                    .isPresent()) {
                return ImportOutcome.ALREADY_THERE;
            }
        } catch (SdkException e) {
            throw S3Trouble.asIo(e);
        }
        SegmentSlot slot = new SegmentSlot(
                path.channel(), path.quality(), path.name().start(), path.name().duration());
        try (SpoolDraft draft = drafts.open(slot)) {
            if (!fill(draft, content).equals(path.name().hash())) {
                return ImportOutcome.HASH_DIFFERS;
            }
            return switch (bucket.put(new Spooled(path, draft.file(), draft.length(), outcome -> {}))) {
                case Bucket.Put.Stored() -> ImportOutcome.STORED;
                case Bucket.Put.AlreadyThere() -> ImportOutcome.ALREADY_THERE;
                case Bucket.Put.Refused(String reason) -> throw new IOException(reason);
                case Bucket.Put.Failed(String reason) -> throw new IOException(reason);
            };
        } finally {
            index.stored(path); // a name too many costs one look
        }
    }

    private static SegmentHash fill(Draft draft, InputStream content) throws IOException {
        MessageDigest digest = Digests.sha256();
        byte[] chunk = new byte[Digests.CHUNK];
        for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
            digest.update(chunk, 0, read);
            draft.append(ByteBuffer.wrap(chunk, 0, read));
        }
        return SegmentHash.ofDigest(digest.digest());
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
    public Optional<SegmentHash> storedHash(Channel channel, Quality quality, HourFolder hour, String name)
            throws IOException {
        return reader.storedHash(channel, quality, hour, name);
    }

    /** Bytes and copies that wait in the spool. */
    public long waitingBytes() {
        return spool.used();
    }

    /**
     * Discards the drafts that are still being filled, brings in what can be brought in a moment, and leaves the rest, and
     * every partial whose upload has not begun, to the next start. May be called twice.
     */
    @Override
    public void close() {
        drafts.close();
        int left = uploads.drain(LAST_UPLOADS);
        if (left > 0) {
            LOG.info("{} copies for {} wait in the spool for the next start", left, settings.name());
        }
        spool.close();
        clients.close();
    }
}
