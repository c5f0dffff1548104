package dev.livekeep.s3;

import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.testkit.ArchiveStoreContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/** What every store promises, kept by one in a new bucket of a server. */
abstract class StoreOnServer implements ArchiveStoreContract {

    private final FaultyLine line;
    private final S3Settings settings;
    private final S3Settings direct;
    private final Path folder;
    private StoreThreads threads = new StoreThreads();
    private Path spool;
    private S3ArchiveStore store;

    StoreOnServer(S3Server server, Path folder) {
        this.line = line(server);
        this.settings = server.newBucket(line.port(), "");
        this.direct = S3Server.settings(settings.bucket(), server.port(), "");
        this.folder = folder;
        this.spool = folder.resolve("spool");
        this.store = open();
    }

    private static FaultyLine line(S3Server server) {
        try {
            return new FaultyLine(server.port(), 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private S3ArchiveStore open() {
        return S3ArchiveStore.open(settings, spool, "test", threads.asThreads());
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        threads.close();
        line.close();
    }

    @Override
    public ArchiveStore store() {
        return store;
    }

    @Override
    public void put(String path, byte[] content) {
        S3Server.put(direct, path, content);
    }

    /** Goes on with a copy of the spool, as nobody can take the dead store's lock away within one process. */
    @Override
    public void crash() throws IOException {
        threads.close();
        Path dead = spool;
        spool = folder.resolve("spool-after-the-crash");
        try (Stream<Path> all = Files.walk(dead)) {
            List<Path> files = all.sorted().toList();
            for (Path file : files) {
                Files.copy(file, spool.resolve(dead.relativize(file)));
            }
        }
        threads = new StoreThreads();
        store = open();
    }

    @Override
    public void breakPlace() {
        line.turn(FaultyLine.Weather.DOWN);
    }

    @Override
    public void mendPlace() {
        line.turn(FaultyLine.Weather.FINE);
    }

    @Override
    public int draftsLeft() throws IOException {
        return SpoolFiles.in(spool).size();
    }
}
