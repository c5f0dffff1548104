package dev.livekeep.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.ports.ArchiveReader.Entry;
import dev.livekeep.ports.ArchiveStore.KeepOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store and its reader against a server that ignores {@code If-None-Match} and keeps no checksums. */
class OtherS3ServerTest extends ServerTest {

    @Override
    S3Server start() throws Exception {
        return new OtherS3Server();
    }

    @Nested
    class Store extends StoreOnServer {
        Store(@TempDir Path folder) {
            super(server(), folder);
        }

        /** This server keeps none, whatever it was sent. */
        @Override
        public void aStoredHashIsTheOneInTheName() throws IOException {
            Copy copy = Copy.number(1, 1000);
            copy.keepIn(store()).awaitEnd();

            assertThat(store().storedHash(
                                    copy.slot().channel(),
                                    copy.slot().quality(),
                                    copy.path().name().hour(),
                                    copy.path().fileName()))
                    .isEmpty();
        }
    }

    @Nested
    class Reader extends ReaderOnServer {
        Reader() {
            super(server());
        }
    }

    @Test
    void serverIgnoresConditions() throws IOException {
        try (S3Clients clients = S3Clients.of(settings())) {
            assertThat(new Conditions(clients.writes(), settings()).heeded()).isFalse();
        }
    }

    @Test
    void copyThatIsThereIsNotPutAgain() throws IOException {
        Copy copy = Copy.number(1, 1000);

        try (S3ArchiveStore one = open(spool.resolve("one"), "recorder-1");
                S3ArchiveStore other = open(spool.resolve("other"), "recorder-2")) {
            assertThat(copy.keepIn(one).awaitEnd()).isEqualTo(new KeepOutcome.Stored(copy.path(), 1000));
            assertThat(copy.keepIn(other).awaitEnd()).isEqualTo(new KeepOutcome.AlreadyThere(copy.path()));
        }
        try (S3Clients clients = S3Clients.of(settings())) {
            assertThat(Bucket.head(
                                    clients.reads(),
                                    settings().bucket(),
                                    settings().prefix() + copy.path().text())
                            .orElseThrow()
                            .metadata())
                    .containsEntry("instance", "recorder-1");
        }
    }

    @Test
    void recordersThatPutTheSameCopiesAtOnceBothEndWell() throws IOException {
        List<Copy> copies = Copy.some(20, 10_000);

        try (S3ArchiveStore one = open(spool.resolve("one"), "recorder-1");
                S3ArchiveStore other = open(spool.resolve("other"), "recorder-2")) {
            for (Copy copy : copies) {
                Copy.Kept first = copy.keepIn(one);
                Copy.Kept second = copy.keepIn(other);
                assertThat(List.of(first.awaitEnd(), second.awaitEnd()))
                        .noneMatch(outcome -> outcome instanceof KeepOutcome.Failed);
            }
            assertThat(one.list(
                            copies.get(0).slot().channel(),
                            copies.get(0).slot().quality(),
                            copies.get(0).path().name().hour()))
                    .map(Entry::size)
                    .containsOnly(10_000L)
                    .hasSize(20);
        }
    }

    @Test
    void bigCopyIsPutInParts() throws IOException {
        Copy copy = Copy.number(1, 12 << 20);

        try (S3ArchiveStore store = open()) {
            assertThat(copy.keepIn(store).awaitEnd()).isEqualTo(new KeepOutcome.Stored(copy.path(), 12 << 20));
            assertThat(store.open(copy.path(), 0)).hasBinaryContent(copy.bytes());
        }
    }
}
