package dev.livekeep.s3;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.FoundSegment;
import dev.livekeep.domain.archive.HourFolder;
import dev.livekeep.domain.archive.NameReading;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentName;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.domain.archive.TempName;
import java.util.Optional;
import java.util.UUID;

/**
 * A file's name in the spool: {@code UUID_HOUR_NAME}, NAME being the copy's, or a temp name while it is a draft. Plain
 * ASCII whatever the channel is called, and never the same for two.
 */
record SpoolName(UUID id, HourFolder hour, String name) {

    private static final int UUID_LENGTH = 36;
    private static final int NAME_AT = UUID_LENGTH + 1 + "2019-11-13T02".length() + 1;
    /** Stands where a hash must stand and none is known. */
    static final SegmentHash ANY = SegmentHash.of(new byte[0]);

    static SpoolName ofDraft(UUID id, SegmentSlot expected) {
        SegmentName name = expected.path(SegmentKind.PARTIAL, ANY).name();
        String[] fields = name.slotText().split("-", 3);
        return new SpoolName(id, name.hour(), new TempName(fields[0], fields[1], id.toString()).fileName());
    }

    static SpoolName ofCopy(UUID id, SegmentName name) {
        return new SpoolName(id, name.hour(), name.fileName());
    }

    static Optional<SpoolName> parse(String fileName) {
        if (fileName.length() <= NAME_AT
                || fileName.charAt(UUID_LENGTH) != '_'
                || fileName.charAt(NAME_AT - 1) != '_') {
            return Optional.empty();
        }
        try {
            UUID id = UUID.fromString(fileName.substring(0, UUID_LENGTH));
            return HourFolder.parse(fileName.substring(UUID_LENGTH + 1, NAME_AT - 1))
                    .map(hour -> new SpoolName(id, hour, fileName.substring(NAME_AT)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String fileName() {
        return id + "_" + hour.text() + "_" + name;
    }

    boolean isDraft() {
        return TempName.parse(name).isPresent();
    }

    /** The copy that it is; empty for a draft. */
    Optional<SegmentName> copy() {
        return read(name);
    }

    /** Where the bytes of a draft belong as far as they came. */
    Optional<SegmentPath> partial(Channel channel, Quality quality, SegmentHash hash) {
        return TempName.parse(name)
                .flatMap(temp -> read(temp.time() + "-" + temp.duration() + "-partial-" + ANY.text() + ".ts"))
                .map(found -> new SegmentSlot(channel, quality, found.start(), found.duration()))
                .map(slot -> slot.path(SegmentKind.PARTIAL, hash));
    }

    private Optional<SegmentName> read(String text) {
        return SegmentName.parse(hour, text) instanceof NameReading.Found(FoundSegment found)
                ? found.ownName()
                : Optional.empty();
    }
}
