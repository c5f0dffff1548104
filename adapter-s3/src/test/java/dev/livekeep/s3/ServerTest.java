package dev.livekeep.s3;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests that share one real S3 server; each has a bucket, a spool and threads of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServerTest {

    /** From 6 MB on a copy is put in parts of 5 MB. */
    static final Multipart.Sizes SMALL_PARTS = new Multipart.Sizes(6 << 20, 5 << 20);

    @TempDir
    Path spool;

    private S3Server server;
    private StoreThreads threads;
    private S3Settings settings;

    /** Starts the server. */
    abstract S3Server start() throws Exception;

    @BeforeAll
    void startServer() throws Exception {
        server = start();
    }

    @AfterAll
    void stopServer() throws Exception {
        server.stop();
    }

    @BeforeEach
    void makeBucket() {
        threads = new StoreThreads();
        settings = server.newBucket();
    }

    @AfterEach
    void endThreads() {
        threads.close();
    }

    S3Server server() {
        return server;
    }

    S3Settings settings() {
        return settings;
    }

    StoreThreads threads() {
        return threads;
    }

    S3ArchiveStore open() {
        return open(spool, "recorder-1");
    }

    S3ArchiveStore open(Path where, String instance) {
        return S3ArchiveStore.open(settings, where, instance, threads.asThreads(), SMALL_PARTS);
    }
}
