package dev.livekeep.filesystem;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * The real disk, which stands still for ever right after a step whose name is the name of a file in the folder of signals:
 * {@code file} (written through), {@code move} (renamed). It then writes {@code paused} beside it.
 */
final class PausingDisk implements Disk {

    private final Disk disk = Disk.real();
    private final Path signals;

    PausingDisk(Path signals) {
        this.signals = signals;
    }

    @Override
    public void forceFile(FileChannel channel, Path file) throws IOException {
        disk.forceFile(channel, file);
        pauseAfter("file");
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        disk.move(from, to);
        pauseAfter("move");
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        disk.forceFolder(folder);
    }

    private void pauseAfter(String step) throws IOException {
        if (Files.exists(signals.resolve(step))) {
            Files.writeString(signals.resolve("paused"), step);
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
