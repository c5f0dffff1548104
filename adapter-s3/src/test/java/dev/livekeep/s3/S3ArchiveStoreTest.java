package dev.livekeep.s3;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The store and its reader against a real S3 server. */
class S3ArchiveStoreTest extends ServerTest {

    @Override
    S3Server start() throws Exception {
        return new ProxyS3Server();
    }

    @Nested
    class Store extends StoreOnServer {
        Store(@TempDir Path folder) {
            super(server(), folder);
        }
    }

    @Nested
    class Reader extends ReaderOnServer {
        Reader() {
            super(server());
        }
    }
}
