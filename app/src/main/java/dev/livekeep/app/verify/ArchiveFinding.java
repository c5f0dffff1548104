package dev.livekeep.app.verify;

import dev.livekeep.domain.text.ForeignText;
import dev.livekeep.ports.ArchiveReader.Owner;

/** One thing in an archive that is not as it should be. {@code place} is relative to the archive's root, for people. */
public sealed interface ArchiveFinding {

    /** Where it lies. */
    String place();

    /** The finding in one line that a terminal may show. */
    default String inWords() {
        String what = switch (this) {
            case Bad bad -> "its bytes do not have the hash of its name";
            case Empty empty -> "empty, though its name says otherwise";
            case Unreadable(String place, String reason) -> "no consumer can read this name: " + reason;
            case Poison(String place, String reason) -> "consumers fail for the whole hour: " + reason;
            case Failed(String place, String reason) -> "cannot be read: " + reason;
            case LeftOver(String place, Owner owner) -> "left over from a download";
            case Stray(String place) -> "consumers fail on it: only folders of qualities and hours may lie here";
        };
        return ForeignText.whole(place()) + ": " + what;
    }

    /** A copy whose bytes do not have the hash of its name. */
    record Bad(String place) implements ArchiveFinding {}

    /** A copy that is empty although its name says otherwise. */
    record Empty(String place) implements ArchiveFinding {}

    /** A name that no consumer takes for a segment. */
    record Unreadable(String place, String reason) implements ArchiveFinding {}

    /** A name on which consumers fail for the whole hour. */
    record Poison(String place, String reason) implements ArchiveFinding {}

    /** A file that could not be read. */
    record Failed(String place, String reason) implements ArchiveFinding {}

    /** What a download left that is not under way. */
    record LeftOver(String place, Owner owner) implements ArchiveFinding {}

    /** Something in the place of a quality's or an hour's folder. */
    record Stray(String place) implements ArchiveFinding {}
}
