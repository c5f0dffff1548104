package dev.livekeep.domain.playlist;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One reading of a playlist: either a list of variants or a list of segments. Immutable. */
public sealed interface Playlist permits MediaPlaylist, MultivariantPlaylist {

    /** {@code EXT-X-VERSION}, where it is readable. */
    OptionalInt version();

    /** Whether {@code EXT-X-INDEPENDENT-SEGMENTS} is listed. */
    boolean independentSegments();

    /** {@code EXT-X-START}, the point the origin would have a player begin at. */
    Optional<StartPoint> start();

    /** The variables defined by this playlist, with the values they had in this reading. */
    List<Define> defines();

    /** Tags we do not know, word for word, that belong to no segment. */
    List<OtherTag> otherTags();

    /** What could not be read, in the order of the lines; empty for a flawless playlist. */
    List<PlaylistProblem> problems();

    /** The same reading without its problems. */
    Playlist withoutProblems();
}
