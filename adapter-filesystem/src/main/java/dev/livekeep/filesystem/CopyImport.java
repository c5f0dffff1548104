package dev.livekeep.filesystem;

import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.ports.ArchiveStore.ImportOutcome;
import dev.livekeep.ports.ArchiveStore.KeepOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** Takes copies from elsewhere in under the names they have there, if their bytes match them. Blocks on the disk. */
final class CopyImport {

    private final ArchiveLayout layout;
    private final OpenDrafts drafts;
    private final Publisher publisher;

    CopyImport(ArchiveLayout layout, OpenDrafts drafts, Publisher publisher) {
        this.layout = layout;
        this.drafts = drafts;
        this.publisher = publisher;
    }

    ImportOutcome of(SegmentPath path, InputStream content) throws IOException {
        if (DiskTrouble.isThere(layout.copy(path))) {
            return ImportOutcome.ALREADY_THERE;
        }
        SegmentSlot slot = new SegmentSlot(
                path.channel(), path.quality(), path.name().start(), path.name().duration());
        try (DraftFile draft = drafts.open(slot)) {
            return fill(draft, content).equals(path.name().hash()) ? publish(draft, path) : ImportOutcome.HASH_DIFFERS;
        }
    }

    private static SegmentHash fill(DraftFile draft, InputStream content) throws IOException {
        MessageDigest digest = Digests.sha256();
        byte[] chunk = new byte[Digests.CHUNK];
        for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
            digest.update(chunk, 0, read);
            draft.append(ByteBuffer.wrap(chunk, 0, read));
        }
        return SegmentHash.ofDigest(digest.digest());
    }

    private ImportOutcome publish(DraftFile draft, SegmentPath path) throws IOException {
        draft.endNow();
        return switch (publisher.publishNow(new Keep(draft, path, outcome -> {}))) {
            case KeepOutcome.Stored stored -> ImportOutcome.STORED;
            case KeepOutcome.Accepted accepted -> throw new IllegalStateException("a disk stores or does not");
            case KeepOutcome.AlreadyThere there -> ImportOutcome.ALREADY_THERE;
            case KeepOutcome.Failed(String reason, boolean noSpace) -> throw new IOException(reason);
        };
    }
}
