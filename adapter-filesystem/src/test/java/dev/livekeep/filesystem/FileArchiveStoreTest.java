package dev.livekeep.filesystem;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.livekeep.ports.ArchiveReader;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.testkit.ArchiveReaderContract;
import dev.livekeep.testkit.ArchiveStoreContract;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class FileArchiveStoreTest {

    private final StoreThreads threads = new StoreThreads();

    @AfterEach
    void stopThreads() {
        threads.close();
    }

    @Nested
    class InMemory implements ArchiveStoreContract {
        private final FileSystem files = Jimfs.newFileSystem(Configuration.unix());
        private final Path base = files.getPath("/archive");
        private final FileArchiveStore store =
                FileArchiveStore.open(base, StoreSettings.defaults(), threads.asThreads(), Disk.unforced());

        @Override
        public ArchiveStore store() {
            return store;
        }

        @Override
        public void put(String path, byte[] content) throws IOException {
            write(base, path, content);
        }

        @Override
        public int draftsLeft() throws IOException {
            return store.leftOvers().size();
        }
    }

    @Nested
    class OnDisk implements ArchiveStoreContract {
        private final FileArchiveStore store;
        private final Path base;

        OnDisk(@TempDir Path base) {
            this.base = base;
            this.store = FileArchiveStore.open(base, StoreSettings.defaults(), threads.asThreads(), Disk.real());
        }

        @Override
        public ArchiveStore store() {
            return store;
        }

        @Override
        public void put(String path, byte[] content) throws IOException {
            write(base, path, content);
        }

        @Override
        public int draftsLeft() throws IOException {
            return store.leftOvers().size();
        }
    }

    @Nested
    class ReadInMemory implements ArchiveReaderContract {
        private final FileSystem files = Jimfs.newFileSystem(Configuration.unix());
        private final Path base = files.getPath("/archive");

        @Override
        public ArchiveReader reader() {
            return new FileArchiveReader(base);
        }

        @Override
        public void put(String path, byte[] content) throws IOException {
            write(base, path, content);
        }
    }

    @Nested
    class ReadOnDisk implements ArchiveReaderContract {
        private final Path base;

        ReadOnDisk(@TempDir Path base) {
            this.base = base;
        }

        @Override
        public ArchiveReader reader() {
            return new FileArchiveReader(base);
        }

        @Override
        public void put(String path, byte[] content) throws IOException {
            write(base, path, content);
        }
    }

    static void write(Path base, String path, byte[] content) throws IOException {
        Path file = base.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}
