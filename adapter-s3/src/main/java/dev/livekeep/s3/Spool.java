package dev.livekeep.s3;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.ports.UnusableStoreException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of this machine in which copies wait until they are in the bucket: one folder a quality below it, named by a
 * hash and holding a file that says whose it is (docs/adr/0011). One recorder at a time has it, and nobody else may look
 * inside. Safe for many threads.
 */
final class Spool implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
    private static final String OWNER = "owner";
    private static final int FOLDER_DIGITS = 16;

    private final Path root;
    private final FileChannel lock;
    private final long limit;
    private final AtomicLong used = new AtomicLong();
    private final Map<String, Path> folders = new ConcurrentHashMap<>();

    private Spool(Path root, FileChannel lock, long limit) {
        this.root = root;
        this.lock = lock;
        this.limit = limit;
    }

    /**
     * Opens the spool, which is made if it is missing.
     *
     * @throws UnusableStoreException when it cannot be written to, or another recorder has it
     */
    static Spool open(Path folder, long limit) {
        Path root = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            if (Files.getFileStore(root).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            }
            FileChannel lock =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lock(lock)) {
                lock.close();
                throw new UnusableStoreException("a recorder needs a spool of its own, but another one is at work in "
                        + root + ": give this one another --spool");
            }
            return new Spool(root, lock, limit);
        } catch (IOException e) {
            throw new UnusableStoreException(
                    "a spool needs a folder of its own that can be written to, but found " + root + " (" + say(e)
                            + "): make it writable or give another --spool",
                    e);
        }
    }

    private static boolean lock(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Takes room for so many bytes. */
    void reserve(long bytes) throws IOException {
        if (used.addAndGet(bytes) > limit) {
            used.addAndGet(-bytes);
            throw new IOException("No space left in the spool " + root + ": its limit of " + limit
                    + " bytes is reached, see spool-limit");
        }
    }

    void release(long bytes) {
        used.addAndGet(-bytes);
    }

    long used() {
        return used.get();
    }

    /** The bucket has the copy. */
    void remove(Spooled copy) {
        try {
            Files.deleteIfExists(copy.file());
        } catch (IOException e) {
            LOG.warn("Could not remove {} from the spool: {}", copy.path(), say(e));
        }
        release(copy.size());
    }

    /** The bucket will never take the copy: it stays on this disk, where no start looks for it, for people to look at. */
    void putAside(Spooled copy, String reason) {
        Path aside = copy.file().resolveSibling("refused-" + copy.file().getFileName());
        try {
            Files.move(copy.file(), aside, StandardCopyOption.ATOMIC_MOVE);
            LOG.warn("{} is not taken: {}; it is kept as {}", copy.path(), reason, aside);
        } catch (IOException e) {
            LOG.warn("{} is not taken: {}", copy.path(), reason);
        }
    }

    /** The folder of a quality, which lasts once it is made. */
    Path folder(Channel channel, Quality quality) throws IOException {
        String owner = channel + "/" + quality;
        Path known = folders.get(owner);
        if (known == null) {
            byte[] hash = Digests.sha256().digest(owner.getBytes(StandardCharsets.UTF_8));
            known = root.resolve(HexFormat.of().formatHex(hash).substring(0, FOLDER_DIGITS));
            make(known, owner);
            folders.put(owner, known);
        }
        return known;
    }

    private void make(Path folder, String owner) throws IOException {
        Files.createDirectories(folder);
        Path fresh = folder.resolve(OWNER + "." + UUID.randomUUID());
        try (FileChannel file = FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer text = StandardCharsets.UTF_8.encode(owner);
            while (text.hasRemaining()) {
                file.write(text);
            }
            file.force(true);
        }
        Files.move(fresh, folder.resolve(OWNER), StandardCopyOption.ATOMIC_MOVE);
        force(folder);
        force(root);
    }

    /** Writes the names in a folder through. */
    static void force(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    /** What an earlier life left, and which now counts as used. */
    List<Left> left() throws IOException {
        List<Left> all = new ArrayList<>();
        for (Path folder : entries(root)) {
            if (Files.isDirectory(folder)) {
                addAll(folder, all);
            }
        }
        all.forEach(left -> used.addAndGet(left.size()));
        return all;
    }

    private static void addAll(Path folder, List<Left> all) throws IOException {
        Path file = folder.resolve(OWNER);
        Optional<Owner> owner = Files.exists(file) ? Owner.parse(Files.readString(file)) : Optional.empty();
        for (Path entry : entries(folder)) {
            Optional<SpoolName> name = SpoolName.parse(entry.getFileName().toString());
            if (name.isPresent() && owner.isPresent()) {
                all.add(new Left(owner.get().channel(), owner.get().quality(), entry, name.get(), Files.size(entry)));
            } else if (name.isPresent()) {
                LOG.warn("Nobody can say whose {} is: it stays where it is", entry);
            }
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(paths::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        paths.sort(null);
        return paths;
    }

    static String say(Exception trouble) {
        return trouble instanceof FileSystemException refused && refused.getReason() != null
                ? refused.getReason() + ": " + refused.getFile()
                : S3Trouble.say(trouble);
    }

    /** Gives the spool to whoever comes next. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.debug("Could not leave the spool: {}", say(e));
        }
    }

    /** A file that an ended recorder left. */
    record Left(Channel channel, Quality quality, Path file, SpoolName name, long size) {}

    private record Owner(Channel channel, Quality quality) {

        static Optional<Owner> parse(String text) {
            int slash = text.lastIndexOf('/');
            try {
                return Optional.of(
                        new Owner(new Channel(text.substring(0, slash)), new Quality(text.substring(slash + 1))));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                return Optional.empty();
            }
        }
    }
}
