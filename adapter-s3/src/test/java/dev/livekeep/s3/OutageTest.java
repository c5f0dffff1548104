package dev.livekeep.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.ports.ArchiveReader;
import dev.livekeep.ports.ArchiveStore.Draft;
import dev.livekeep.ports.ArchiveStore.KeepOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is accepted is stored in the end, whatever happens to line, server and process meanwhile. */
@Tag("process")
class OutageTest {

    private static S3Server server;

    @TempDir
    Path folder;

    private final StoreThreads threads = new StoreThreads();
    private final List<S3ArchiveStore> opened = new ArrayList<>();
    private FaultyLine line;
    private S3Settings settings;

    @BeforeAll
    static void start() throws Exception {
        server = new ProxyS3Server();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @BeforeEach
    void connect() throws IOException {
        line = new FaultyLine(server.port(), 1);
        settings = server.newBucket(line.port(), "&spool-limit=64M");
    }

    @AfterEach
    void close() throws IOException {
        opened.forEach(S3ArchiveStore::close);
        line.close();
        threads.close();
    }

    private S3ArchiveStore open(String spool) {
        S3ArchiveStore store = S3ArchiveStore.open(settings, folder.resolve(spool), "test", threads.asThreads());
        opened.add(store);
        return store;
    }

    private List<Copy.Kept> keepAll(S3ArchiveStore store, List<Copy> copies) throws IOException {
        List<Copy.Kept> kept = new ArrayList<>();
        for (Copy copy : copies) {
            kept.add(copy.keepIn(store));
        }
        kept.forEach(Copy.Kept::awaitAccepted);
        return kept;
    }

    /** Reads every copy back, past the line. */
    private void assertStored(List<Copy> copies) throws IOException {
        S3Settings direct = S3Server.settings(settings.bucket(), server.port(), "");
        try (ArchiveReader reader = new S3ArchiveReader(S3Clients.of(direct), direct)) {
            for (Copy copy : copies) {
                assertThat(hash(reader, copy.path()))
                        .isEqualTo(copy.path().name().hash());
            }
            assertThat(reader.list(
                            copies.get(0).slot().channel(),
                            copies.get(0).slot().quality(),
                            copies.get(0).path().name().hour()))
                    .hasSize(copies.size());
        }
    }

    private static SegmentHash hash(ArchiveReader reader, SegmentPath path) throws IOException {
        try (InputStream content = reader.open(path, 0)) {
            return SegmentHash.of(content.readAllBytes());
        }
    }

    @ParameterizedTest
    @CsvSource({"ERRORS, 40, 20000", "CUTS, 12, 300000", "SLOW, 8, 150000"})
    void aBadLineLosesNothingAndHoldsUpNobodyWhoKeeps(FaultyLine.Weather weather, int count, int size)
            throws IOException {
        S3ArchiveStore store = open("spool");
        List<Copy> copies = Copy.some(count, size);
        line.turn(weather);

        List<Copy.Kept> kept = keepAll(store, copies);

        assertThat(kept).map(Copy.Kept::awaitEnd).noneMatch(KeepOutcome.Failed.class::isInstance);
        assertStored(copies);
        assertThat(SpoolFiles.in(folder)).isEmpty();
        assertThat(weather == FaultyLine.Weather.SLOW || line.faults() > 0).isTrue();
    }

    @Test
    void aServerThatIsAwayGetsEverythingWhenItIsBack() throws IOException {
        S3ArchiveStore store = open("spool");
        List<Copy> copies = Copy.some(30, 50_000);
        line.turn(FaultyLine.Weather.DOWN);

        List<Copy.Kept> kept = keepAll(store, copies);
        assertThat(kept).noneMatch(copy -> copy.end().isDone());
        line.turn(FaultyLine.Weather.FINE);

        assertThat(kept).map(Copy.Kept::awaitEnd).noneMatch(KeepOutcome.Failed.class::isInstance);
        assertStored(copies);
    }

    @Test
    void aServerThatIsAwayAtTheStartDoesNotHoldUpRecording() throws IOException {
        line.turn(FaultyLine.Weather.DOWN);
        S3ArchiveStore store = open("spool");
        Copy copy = Copy.number(1, 1000);

        Copy.Kept kept = copy.keepIn(store);
        kept.awaitAccepted();
        line.turn(FaultyLine.Weather.FINE);

        assertThat(kept.awaitEnd()).isEqualTo(new KeepOutcome.Stored(copy.path(), 1000));
    }

    @Test
    void whatAKilledRecorderAcceptedIsStoredByTheNext() throws IOException {
        S3ArchiveStore killed = open("spool");
        List<Copy> copies = Copy.some(10, 50_000);
        line.turn(FaultyLine.Weather.DOWN);
        keepAll(killed, copies);
        Copy cut = Copy.number(20, 5_000);
        Draft draft = killed.openDraft(cut.slot());
        draft.append(ByteBuffer.wrap(cut.bytes()));
        copyOf("spool", "spool-after-the-crash");
        line.turn(FaultyLine.Weather.FINE);
        line.turn(FaultyLine.Weather.DOWN);

        S3Settings direct = S3Server.settings(settings.bucket(), server.port(), "");
        renameStoreFolder("spool-after-the-crash", direct);
        try (S3ArchiveStore next =
                S3ArchiveStore.open(direct, folder.resolve("spool-after-the-crash"), "test", threads.asThreads())) {
            awaitEmpty(folder.resolve("spool-after-the-crash"));
            assertThat(hash(next, cut.path(SegmentKind.PARTIAL)))
                    .isEqualTo(cut.path().name().hash());
            for (Copy copy : copies) {
                assertThat(hash(next, copy.path())).isEqualTo(copy.path().name().hash());
            }
        }
    }

    /** The spool as a crash would leave it: the lock is the dead one's, the files are as they were. */
    private void copyOf(String from, String to) throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve(from))) {
            for (Path file : all.sorted().toList()) {
                Path target = folder.resolve(to).resolve(folder.resolve(from).relativize(file));
                Files.copy(file, target);
            }
        }
    }

    private void renameStoreFolder(String spool, S3Settings to) throws IOException {
        Files.move(
                folder.resolve(spool).resolve(settings.folder()),
                folder.resolve(spool).resolve(to.folder()));
    }

    private static void awaitEmpty(Path spool) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!SpoolFiles.in(spool).isEmpty() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(SpoolFiles.in(spool)).isEmpty();
    }

    @Test
    void aFullSpoolTakesNothingMoreAndSaysWhy() throws IOException {
        settings = S3Server.settings(settings.bucket(), line.port(), "&spool-limit=1M");
        S3ArchiveStore store = open("spool");
        line.turn(FaultyLine.Weather.DOWN);
        keepAll(store, Copy.some(3, 300_000));

        try (Draft draft = store.openDraft(Copy.number(9, 1).slot())) {
            assertThatThrownBy(() -> draft.append(ByteBuffer.allocate(300_000)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("No space left in the spool");
        }
    }

    @Test
    void whatCannotBeBroughtInAtTheEndIsLeftForTheNextStart() throws IOException {
        S3ArchiveStore store = open("spool");
        line.turn(FaultyLine.Weather.DOWN);
        List<Copy> copies = Copy.some(4, 1_000);
        keepAll(store, copies);
        Draft unfinished = store.openDraft(Copy.number(9, 1).slot());
        unfinished.append(ByteBuffer.allocate(10));

        store.close();

        assertThat(SpoolFiles.in(folder)).hasSize(4);
        line.turn(FaultyLine.Weather.FINE);
        open("spool");
        awaitEmpty(folder.resolve("spool"));
        assertStored(copies);
    }
}
