package dev.livekeep.ports;

import dev.livekeep.domain.archive.SegmentPath;
import java.time.Instant;
import java.util.List;

/**
 * Keeps the playlists that introduced a segment beside the archive, for people who debug ({@code --playlist-debug},
 * contract §6). Returns at once; a failure is logged by the store and costs the segment nothing. Safe for many threads.
 */
public interface PlaylistHistory {

    /**
     * Records the playlists known when the segment was first listed.
     *
     * <p>After a failure those of its playlists that were written before remain, each whole, and nothing that is half
     * written; the next call is as good as if there had been none. After a crash a temp may remain, which nobody reads.
     *
     * @param playlists the newest first
     */
    void record(SegmentPath path, List<PlaylistText> playlists);

    /**
     * One poll's answer.
     *
     * @param asked when the poll began
     */
    record PlaylistText(Instant asked, String text) {}
}
