package dev.livekeep.filesystem;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recorders of an archive, each by a file that it holds locked while it lives (design §4 Temps).
 *
 * <p>On POSIX systems a process loses its lock of a file when it closes <em>any</em> opening of that file. So nobody may
 * probe an instance of his own process; a store never probes its own.
 */
final class Instances {

    private static final Logger LOG = LoggerFactory.getLogger(Instances.class);
    private static final int ATTEMPTS = 5;

    private final Path folder;
    private final Disk disk;

    Instances(ArchiveLayout layout, Disk disk) {
        this.folder = layout.instances();
        this.disk = disk;
    }

    /** Enters a new instance and holds its lock until it is closed. */
    Membership join() throws IOException {
        Files.createDirectories(folder);
        for (int i = 1; ; i++) {
            InstanceId id = InstanceId.random();
            Path file = folder.resolve(id.text());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            boolean lockable = lock(channel).isPresent();
            if (!lockable || Files.exists(file) || i == ATTEMPTS) {
                return new Membership(id, file, channel, lockable);
            }
            channel.close(); // another start took the file for a dead one's before we held the lock
        }
    }

    /** All that are known, the living and the dead. */
    List<InstanceId> known() throws IOException {
        List<InstanceId> ids = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                InstanceId.parse(entry.getFileName().toString()).ifPresent(ids::add);
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return ids;
    }

    /** Takes over what a dead instance left, unless it lives, is taken over by another, or nobody can say. */
    Optional<Membership> takeOver(InstanceId id) {
        Path file = folder.resolve(id.text());
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            if (lock(channel).isPresent()) {
                return Optional.of(new Membership(id, file, channel, true));
            }
            channel.close();
        } catch (IOException e) {
            LOG.debug("Cannot tell whether instance {} lives: {}", id.text(), DiskTrouble.say(e));
        }
        return Optional.empty();
    }

    private Optional<FileLock> lock(FileChannel channel) {
        try {
            return Optional.ofNullable(disk.tryLock(channel));
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.debug("No lock to be had: {}", DiskTrouble.say(e));
            return Optional.empty();
        }
    }

    /**
     * The hold on an instance's file. Closing gives up the hold and leaves the file, so that the next start looks after
     * what was left.
     *
     * @param locked whether others can tell that it is held; without that, nothing may be cleared away
     */
    record Membership(InstanceId id, Path file, FileChannel channel, boolean locked) implements Closeable {

        /** Takes the file away, when nothing of the instance is left. */
        void forget() throws IOException {
            Files.deleteIfExists(file);
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                LOG.debug("Could not close an instance's file: {}", DiskTrouble.say(e));
            }
        }
    }
}
