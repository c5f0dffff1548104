package dev.livekeep.filesystem;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.HourFolder;
import dev.livekeep.domain.archive.NameReading;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentName;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.domain.archive.TempName;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/**
 * A draft's file name: the hour, an underscore, and the name every recorder of an archive gives a download, {@code
 * 2019-11-13T02_45:51.608000-2.0-temp-UUID.ts}.
 */
record DraftName(HourFolder hour, TempName temp) {

    private static final char BETWEEN = '_';
    /** Stands where a hash must stand and none is known. */
    static final SegmentHash ANY = SegmentHash.of(new byte[0]);

    static DraftName of(SegmentSlot slot, UUID id) throws IOException {
        try {
            SegmentName name = slot.path(SegmentKind.PARTIAL, ANY).name();
            String[] fields = name.slotText().split("-", 3);
            return new DraftName(name.hour(), new TempName(fields[0], fields[1], id.toString()));
        } catch (IllegalArgumentException e) {
            throw new IOException("no name can be given: " + e.getMessage(), e);
        }
    }

    static Optional<DraftName> parse(String fileName) {
        int cut = fileName.indexOf(BETWEEN);
        if (cut < 0) {
            return Optional.empty();
        }
        return HourFolder.parse(fileName.substring(0, cut))
                .flatMap(hour -> TempName.parse(fileName.substring(cut + 1)).map(temp -> new DraftName(hour, temp)));
    }

    String fileName() {
        return hour.text() + BETWEEN + temp.fileName();
    }

    Optional<InstanceId> owner() {
        return temp.uuid().map(InstanceId::of);
    }

    /** Where the bytes belong that were to lie in this draft; nothing when the name was tampered with. */
    Optional<SegmentSlot> slot(Channel channel, Quality quality) {
        String asCopy = temp.time() + "-" + temp.duration() + "-partial-" + ANY.text() + ".ts";
        if (!(SegmentName.parse(hour, asCopy) instanceof NameReading.Found(var found))) {
            return Optional.empty();
        }
        return found.ownName().map(name -> new SegmentSlot(channel, quality, name.start(), name.duration()));
    }

    static SegmentPath partial(SegmentSlot slot, SegmentHash hash) {
        return slot.path(SegmentKind.PARTIAL, hash);
    }
}
