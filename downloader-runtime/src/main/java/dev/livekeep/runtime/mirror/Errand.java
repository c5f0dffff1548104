package dev.livekeep.runtime.mirror;

import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.ports.MissedHours.Hour;

/** Something to be done so that a store gets what it missed. */
sealed interface Errand {

    /** Ask a store of which hours it has copies, and whether this one lacks any. */
    record Look(ArchiveStore source) implements Errand {}

    /** Compare an hour, of which more is missing than was written down, or nobody knows what. */
    record Compare(Hour hour) implements Errand {}

    /** Bring one copy. */
    record Bring(SegmentPath path) implements Errand {}
}
