package dev.livekeep.s3;

import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.ports.ArchiveStore.Draft;
import dev.livekeep.testkit.ArchiveStoreSetUp;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.concurrent.TimeUnit;

/** A process of its own that stores big segments in a bucket, reads them back, and says on stdout what came of each. */
final class BigSegments {

    private static final int MEGABYTE = 1 << 20;

    /** From 32 MB on a segment is put in parts. */
    private static final Multipart.Sizes PARTS = new Multipart.Sizes(32 << 20, 8 << 20);

    private BigSegments() {}

    /**
     * Stores and reads.
     *
     * @param arguments the store's URI, the spool, and the megabytes of each segment
     */
    public static void main(String[] arguments) throws Exception {
        try (StoreThreads threads = new StoreThreads();
                S3ArchiveStore store = S3ArchiveStore.open(
                        S3Settings.of(URI.create(arguments[0])),
                        Path.of(arguments[1]),
                        "test",
                        threads.asThreads(),
                        PARTS)) {
            for (int i = 2; i < arguments.length; i++) {
                SegmentPath path = store(store, i, Integer.parseInt(arguments[i]));
                boolean same = read(store, path).equals(path.name().hash());
                System.out.println(arguments[i] + " MB " + (same ? "are the same" : "differ"));
            }
        }
    }

    private static SegmentPath store(S3ArchiveStore store, int number, int megabytes) throws Exception {
        SegmentSlot slot = Copy.number(number, 1).slot();
        byte[] block = new byte[MEGABYTE];
        MessageDigest digest = Digests.sha256();
        Draft draft = store.openDraft(slot);
        for (int i = 0; i < megabytes; i++) {
            block[0] = (byte) i;
            digest.update(block);
            draft.append(ByteBuffer.wrap(block));
        }
        SegmentPath path = slot.path(SegmentKind.FULL, SegmentHash.ofDigest(digest.digest()));
        System.out.println(ArchiveStoreSetUp.kept(draft, path)
                .get(120, TimeUnit.SECONDS)
                .getClass()
                .getSimpleName());
        return path;
    }

    private static SegmentHash read(S3ArchiveStore store, SegmentPath path) throws Exception {
        try (InputStream content = store.open(path, 0)) {
            return SegmentHash.ofDigest(Digests.of(content, Long.MAX_VALUE));
        }
    }
}
