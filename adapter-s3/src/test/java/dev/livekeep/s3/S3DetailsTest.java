package dev.livekeep.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.ports.ArchiveReader.Entry;
import dev.livekeep.ports.ArchiveStore.KeepOutcome;
import dev.livekeep.ports.UnusableStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** How copies lie in the bucket, and what a user is told who asks for the impossible. */
class S3DetailsTest extends ServerTest {

    @Override
    S3Server start() throws Exception {
        return new ProxyS3Server();
    }

    private HeadObjectResponse head(SegmentPath path) {
        try (S3Clients clients = S3Clients.of(settings())) {
            return Bucket.head(clients.reads(), settings().bucket(), settings().prefix() + path.text())
                    .orElseThrow();
        }
    }

    @Test
    void anObjectCarriesItsDigestAndWhatItIs() throws IOException {
        Copy copy = Copy.number(1, 1000);

        try (S3ArchiveStore store = open()) {
            copy.keepIn(store).awaitEnd();
        }

        HeadObjectResponse head = head(copy.path());
        assertThat(Bucket.storedHash(head)).contains(copy.path().name().hash());
        assertThat(head.contentType()).isEqualTo("video/mp2t");
        assertThat(head.metadata())
                .containsEntry("start", "2026-03-01T12:00:02Z")
                .containsEntry("duration", "2.0")
                .containsEntry("kind", "full")
                .containsEntry("channel", "desertbus")
                .containsEntry("quality", "source")
                .containsEntry("instance", "recorder-1");
    }

    @Test
    void aBigCopyIsPutInPartsAndIsTheSame() throws IOException {
        Copy copy = Copy.number(1, 12 << 20);

        try (S3ArchiveStore store = open()) {
            KeepOutcome outcome = copy.keepIn(store).awaitEnd();
            KeepOutcome again = copy.keepIn(store).awaitEnd();

            assertThat(outcome).isEqualTo(new KeepOutcome.Stored(copy.path(), 12 << 20));
            assertThat(again).isNotInstanceOf(KeepOutcome.Failed.class);
            assertThat(store.open(copy.path(), 0)).hasBinaryContent(copy.bytes());
        }
        assertThat(Bucket.storedHash(head(copy.path()))).isEqualTo(Optional.empty());
    }

    @Test
    void aStoredHashIsKnownWithoutReading() throws IOException {
        Copy copy = Copy.number(1, 1000);

        try (S3ArchiveStore store = open()) {
            copy.keepIn(store).awaitEnd();
            SegmentPath path = copy.path();

            assertThat(store.storedHash(
                            path.channel(), path.quality(), path.name().hour(), path.fileName()))
                    .contains(path.name().hash());
        }
    }

    @Test
    void anObjectOfTheSameNameWithOtherBytesIsLeftAloneAndTheCopyIsPutAside() throws IOException {
        Copy copy = Copy.number(1, 1000);
        S3Server.put(settings(), copy.path().text(), new byte[] {1, 2, 3});

        try (S3ArchiveStore store = open()) {
            assertThat(copy.keepIn(store).awaitEnd()).isInstanceOf(KeepOutcome.Failed.class);
        }

        assertThat(head(copy.path()).contentLength()).isEqualTo(3);
        try (Stream<Path> all = Files.walk(spool)) {
            assertThat(all.filter(file -> file.getFileName().toString().startsWith("refused-")))
                    .singleElement()
                    .satisfies(file -> assertThat(file).hasBinaryContent(copy.bytes()));
        }
    }

    @Test
    void recordersThatShareABucketKeepEachCopyOnce() throws IOException {
        List<Copy> copies = Copy.some(20, 10_000);

        try (S3ArchiveStore one = open();
                S3ArchiveStore other = open(spool.resolve("other"), "recorder-2")) {
            for (Copy copy : copies) {
                Copy.Kept first = copy.keepIn(one);
                Copy.Kept second = copy.keepIn(other);
                assertThat(Stream.of(first, second).map(Copy.Kept::awaitEnd))
                        .containsExactlyInAnyOrder(
                                new KeepOutcome.Stored(copy.path(), 10_000), new KeepOutcome.AlreadyThere(copy.path()));
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
    void aKeyThatNoXmlMayHoldSpoilsNoListing() throws IOException {
        Copy copy = Copy.number(1, 1000);
        String folder = copy.path().text().substring(0, copy.path().text().lastIndexOf('/') + 1);
        S3Server.put(settings(), folder + "of a stranger\u0001.ts", new byte[] {1});

        try (S3ArchiveStore store = open()) {
            copy.keepIn(store).awaitEnd();

            assertThat(store.list(
                            copy.slot().channel(),
                            copy.slot().quality(),
                            copy.path().name().hour()))
                    .extracting(Entry::name)
                    .contains(copy.path().fileName());
        }
    }

    @Test
    void aSpoolHasOneRecorderAndIsNotForOthersToRead() throws IOException {
        try (S3ArchiveStore store = open()) {
            assertThat(store.name()).isEqualTo("s3://" + settings().bucket() + "/archive/");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                            spool.resolve(settings().folder()))))
                    .isEqualTo("rwx------");
            assertThatThrownBy(this::open)
                    .isInstanceOf(UnusableStoreException.class)
                    .hasMessageContaining("another one is at work")
                    .hasMessageContaining("--spool");
        }
    }

    @Test
    void aBucketThatIsNotThereIsToldInOneLine() {
        S3Settings nowhere = S3Server.settings("no-such-bucket", server().port(), "");

        assertThatThrownBy(() ->
                        S3ArchiveStore.open(nowhere, spool, "test", threads().asThreads()))
                .isInstanceOf(UnusableStoreException.class)
                .hasMessageContaining("s3://no-such-bucket/archive/ answers NoSuchBucket (status 404)")
                .hasMessageNotContaining("\n");
    }
}
