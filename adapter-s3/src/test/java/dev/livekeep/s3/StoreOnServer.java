package dev.livekeep.s3;

import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.testkit.ArchiveStoreContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;

/** What every store promises, kept by one in a new bucket of a server. */
abstract class StoreOnServer implements ArchiveStoreContract {

    private final StoreThreads threads = new StoreThreads();
    private final S3Settings settings;
    private final Path spool;
    private final S3ArchiveStore store;

    StoreOnServer(S3Server server, Path spool) {
        this.settings = server.newBucket();
        this.spool = spool;
        this.store = S3ArchiveStore.open(settings, spool, "test", threads.asThreads());
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
