package dev.livekeep.s3;

import dev.livekeep.ports.ArchiveReader;
import dev.livekeep.testkit.ArchiveReaderContract;
import org.junit.jupiter.api.AfterEach;

/** What every reader promises, kept by one of a new bucket of a server. */
abstract class ReaderOnServer implements ArchiveReaderContract {

    private final S3Settings settings;
    private final ArchiveReader reader;

    ReaderOnServer(S3Server server) {
        this.settings = server.newBucket();
        this.reader = new S3ArchiveReader(S3Clients.of(settings), settings);
    }

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
