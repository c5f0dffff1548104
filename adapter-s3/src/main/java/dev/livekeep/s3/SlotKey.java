package dev.livekeep.s3;

import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.archive.SegmentSlot;
import java.util.Optional;

/**
 * Where a slot's full copies lie.
 *
 * @param folder the hour's, with a slash at its end
 * @param slot what their names begin with
 */
record SlotKey(String folder, String slot) {

    private static final String FULL = "-" + SegmentKind.FULL.text() + "-";

    static SlotKey of(SegmentSlot slot) {
        return of(slot.path(SegmentKind.FULL, SpoolName.ANY));
    }

    /** The slot of a full copy; empty for any other. */
    static Optional<SlotKey> ofFull(SegmentPath path) {
        return path.name().kind() == SegmentKind.FULL ? Optional.of(of(path)) : Optional.empty();
    }

    private static SlotKey of(SegmentPath path) {
        return new SlotKey(Keys.hour(path), slotOf(path.fileName()).orElseThrow());
    }

    /** The slot of a full copy or of the tombstone of one, by its file's name. */
    static Optional<String> slotOf(String fileName) {
        int kind = fileName.indexOf(FULL);
        boolean counts = kind > 0 && (fileName.endsWith(".ts") || fileName.endsWith(".tombstone"));
        return counts ? Optional.of(fileName.substring(0, kind + FULL.length())) : Optional.empty();
    }

    String prefix() {
        return folder + slot;
    }
}
