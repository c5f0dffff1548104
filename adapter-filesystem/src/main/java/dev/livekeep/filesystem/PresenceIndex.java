package dev.livekeep.filesystem;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.HourFolder;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.ports.ArchiveStore.Presence;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Knows which slots have a full copy without listing an hour for every segment (contract §2 "presence", §17 no. 7). An
 * hour is listed when it is first asked for; after that our own copies are added. That a name is there, or hidden by a
 * tombstone, is looked at anew each time; that none is there may have been outdated by another recorder. Blocks on the
 * disk. Safe for many threads.
 */
final class PresenceIndex {

    private static final int QUALITIES = 256;

    private final ArchiveLayout layout;
    private final int hours;
    private final RecentlyUsed<Place, RecentlyUsed<HourFolder, HourNames>> places = new RecentlyUsed<>(QUALITIES);

    PresenceIndex(ArchiveLayout layout, int hours) {
        this.layout = layout;
        this.hours = hours;
    }

    Presence look(SegmentSlot slot) throws IOException {
        SegmentPath any = path(slot);
        Path folder = layout.hour(any);
        HourNames names = places.get(Place.of(any), () -> new RecentlyUsed<>(hours))
                .get(any.name().hour(), HourNames::new);
        boolean tombstoned = false;
        for (String stem : names.startingWith(any.name().slotText() + SegmentKind.FULL.text(), folder)) {
            boolean buried = DiskTrouble.isThere(ArchiveLayout.part(folder, stem + ArchiveLayout.TOMBSTONE));
            if (!buried && DiskTrouble.isThere(ArchiveLayout.part(folder, stem + ArchiveLayout.SEGMENT))) {
                return new Presence.Present(false);
            }
            tombstoned |= buried;
        }
        return tombstoned ? new Presence.Present(true) : new Presence.Absent();
    }

    /** A copy of ours is stored. */
    void stored(SegmentPath path) {
        if (path.name().kind() == SegmentKind.FULL) {
            places.find(Place.of(path))
                    .flatMap(known -> known.find(path.name().hour()))
                    .ifPresent(names -> names.add(path.fileName()));
        }
    }

    private static SegmentPath path(SegmentSlot slot) throws IOException {
        try {
            return slot.path(SegmentKind.FULL, DraftName.ANY);
        } catch (IllegalArgumentException e) {
            throw new IOException("no name can be given: " + e.getMessage(), e);
        }
    }

    private record Place(Channel channel, Quality quality) {

        static Place of(SegmentPath path) {
            return new Place(path.channel(), path.quality());
        }
    }
}
