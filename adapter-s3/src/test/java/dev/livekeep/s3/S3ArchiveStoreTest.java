package dev.livekeep.s3;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The store and its reader against a real S3 server. */
class S3ArchiveStoreTest {

    private static S3Server server;

    @BeforeAll
    static void start() throws Exception {
        server = new ProxyS3Server();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @Nested
    class Store extends StoreOnServer {
        Store(@TempDir Path folder) {
            super(server, folder);
        }
    }

    @Nested
    class Reader extends ReaderOnServer {
        Reader() {
            super(server);
        }
    }
}
