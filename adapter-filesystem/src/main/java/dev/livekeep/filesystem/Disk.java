package dev.livekeep.filesystem;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The three steps whose order makes a copy safe, and the lock that tells the living from the dead. Tests watch them, stop
 * between them, let them fail, and stand in for the one that a file system in memory does not have.
 */
interface Disk {

    /** Writes a file through. */
    void forceFile(FileChannel channel, Path file) throws IOException;

    /** Renames in one step. */
    void move(Path from, Path to) throws IOException;

    /** Writes the names in a folder through. */
    void forceFolder(Path folder) throws IOException;

    /** Locks a whole file; null while another process holds it, an exception where there are no locks (some NFS). */
    default @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        return channel.tryLock();
    }

    /** The real one. */
    static Disk real() {
        return new Disk() {
            @Override
            public void forceFile(FileChannel channel, Path file) throws IOException {
                channel.force(true);
            }

            @Override
            public void move(Path from, Path to) throws IOException {
                Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            }

            @Override
            public void forceFolder(Path folder) throws IOException {
                try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                    channel.force(true);
                }
            }
        };
    }

    /** The real one without writing anything through. */
    static Disk unforced() {
        Disk real = real();
        return new Disk() {
            @Override
            public void forceFile(FileChannel channel, Path file) {}

            @Override
            public void move(Path from, Path to) throws IOException {
                real.move(from, to);
            }

            @Override
            public void forceFolder(Path folder) {}
        };
    }
}
