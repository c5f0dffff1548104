package dev.livekeep.filesystem;

import dev.livekeep.domain.archive.SegmentSlot;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The drafts of one store: those being filled, and those whose end is not answered yet. Safe for many threads. */
final class OpenDrafts {

    private final ArchiveLayout layout;
    private final InstanceId self;
    private final DraftFile.Desk desk;
    private final Set<DraftFile> drafts = ConcurrentHashMap.newKeySet();

    OpenDrafts(ArchiveLayout layout, InstanceId self, DraftFile.Desk desk) {
        this.layout = layout;
        this.self = self;
        this.desk = desk;
    }

    /** Opens one that is to become a copy of the slot. Blocks on the disk. */
    DraftFile open(SegmentSlot expected) throws IOException {
        Path folder = layout.drafts(expected.channel(), expected.quality());
        Path file = ArchiveLayout.part(
                folder, DraftName.of(expected, self.nextTemp()).fileName());
        DraftFile draft = new DraftFile(file, create(file), desk);
        drafts.add(draft);
        return draft;
    }

    /** Makes the file; once more if another recorder just took the empty folder away. */
    private static FileChannel create(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            Files.createDirectories(file.getParent());
            return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
    }

    /** Its end is answered. */
    void answered(DraftFile draft) {
        drafts.remove(draft);
    }

    /** Takes the file of an ended draft away. */
    void discard(DraftFile draft) {
        draft.remove();
        drafts.remove(draft);
    }

    /** Ends those that are being filled and takes their files away. */
    void discardUnended() {
        for (DraftFile draft : List.copyOf(drafts)) {
            if (draft.endNow()) {
                discard(draft);
            }
        }
    }

    boolean isEmpty() {
        return drafts.isEmpty();
    }
}
