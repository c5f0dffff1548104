package dev.livekeep.s3;

import dev.livekeep.ports.ArchiveReader;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.testkit.ArchiveReaderContract;
import dev.livekeep.testkit.ArchiveStoreContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The store and its reader against a real S3 server. */
class S3ArchiveStoreTest {

    private static S3Server server;

    @BeforeAll
    static void start() throws Exception {
        server = new S3Server();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @Nested
    class Store implements ArchiveStoreContract {
        private final StoreThreads threads = new StoreThreads();
        private final S3Settings settings = server.newBucket();
        private final Path spool;
        private final S3ArchiveStore store;

        Store(@TempDir Path folder) {
            spool = folder;
            store = S3ArchiveStore.open(settings, spool, "test", threads.asThreads());
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
        public void put(String path, byte[] content) {
            S3Server.put(settings, path, content);
        }

        @Override
        public int draftsLeft() throws IOException {
            return SpoolFiles.in(spool).size();
        }
    }

    @Nested
    class Reader implements ArchiveReaderContract {
        private final S3Settings settings = server.newBucket();
        private final ArchiveReader reader = new S3ArchiveReader(S3Clients.of(settings), settings);

        @AfterEach
        void close() {
            reader.close();
        }

        @Override
        public ArchiveReader reader() {
            return reader;
        }

        @Override
        public void put(String path, byte[] content) {
            S3Server.put(settings, path, content);
        }
    }
}
