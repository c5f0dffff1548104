package dev.livekeep.filesystem;

import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.testkit.ArchiveStoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/** What every store promises, kept by one in a folder. */
abstract class StoreOnFiles implements ArchiveStoreContract {

    private final Path folder;
    private final Disk disk;
    private StoreThreads threads = new StoreThreads();
    private Path base;
    private FileArchiveStore store;

    StoreOnFiles(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
        this.base = folder.resolve("archive");
        this.store = open();
    }

    private FileArchiveStore open() {
        return FileArchiveStore.open(base, StoreSettings.defaults(), threads.asThreads(), disk);
    }

    @AfterEach
    void close() {
        store.close();
        threads.close();
    }

    @Override
    public ArchiveStore store() {
        return store;
    }

    @Override
    public void put(String path, byte[] content) throws IOException {
        FileArchiveStoreTest.write(base, path, content);
    }

    @Override
    public int draftsLeft() throws IOException {
        return store.leftOvers().size();
    }

    /** Goes on with a copy of the folder, as nobody can take the dead store's lock away within one process. */
    @Override
    public void crash() throws IOException {
        threads.close();
        Path dead = base;
        base = folder.resolve("archive-after-the-crash");
        try (Stream<Path> all = Files.walk(dead)) {
            List<Path> files = all.sorted().toList();
            for (Path file : files) {
                Files.copy(file, base.resolve(dead.relativize(file).toString()));
            }
        }
        threads = new StoreThreads();
        store = open();
    }

    /** Puts a plain file where the archive was. */
    @Override
    public void breakPlace() throws IOException {
        Files.move(base, folder.resolve("aside"));
        Files.createFile(base);
    }

    @Override
    public void mendPlace() throws IOException {
        Files.delete(base);
        Files.move(folder.resolve("aside"), base);
    }
}
