package dev.livekeep.filesystem;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Remembers the steps of a store in their order, and can let some of them fail. */
final class WatchedDisk implements Disk {

    private final Disk disk = Disk.unforced();
    private final Path base;
    final List<String> steps = new ArrayList<>();
    Predicate<String> fails = step -> false;
    String trouble = "Input/output error";
    boolean knowsLocks = true;

    WatchedDisk(Path base) {
        this.base = base;
    }

    @Override
    public void forceFile(FileChannel channel, Path file) throws IOException {
        step("file " + (file.toString().contains(ArchiveLayout.OURS) ? "draft" : "copy"));
    }

    @Override
    public @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        if (!knowsLocks) {
            throw new IOException("No locks available");
        }
        return channel.tryLock();
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step("move");
        disk.move(from, to);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        step("folder " + base.relativize(folder));
    }

    private void step(String step) throws IOException {
        steps.add(step);
        if (fails.test(step)) {
            throw new IOException(trouble);
        }
    }
}
