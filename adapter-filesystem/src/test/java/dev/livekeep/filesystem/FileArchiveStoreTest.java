package dev.livekeep.filesystem;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.livekeep.ports.ArchiveReader;
import dev.livekeep.testkit.ArchiveReaderContract;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class FileArchiveStoreTest {

    @Nested
    class InMemory extends StoreOnFiles {
        InMemory() {
            super(Jimfs.newFileSystem(Configuration.unix()).getPath("/work"), Disk.unforced());
        }
    }

    @Nested
    class OnDisk extends StoreOnFiles {
        OnDisk(@TempDir Path folder) {
            super(folder, Disk.real());
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
