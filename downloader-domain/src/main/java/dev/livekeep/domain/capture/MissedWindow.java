package dev.livekeep.domain.capture;

import dev.livekeep.domain.playlist.MediaPlaylist;
import dev.livekeep.domain.playlist.MediaSegment;
import java.util.Optional;

/** Counts the segments that came and went between two polls of one session. */
final class MissedWindow {
    private Optional<Long> newestSequence = Optional.empty();

    /** How many were missed; a frozen and then jumping number during ads is no loss. */
    long missed(MediaPlaylist playlist) {
        if (playlist.segments().isEmpty()) {
            return 0;
        }
        MediaSegment first = playlist.segments().get(0);
        long missed =
                newestSequence.map(newest -> first.mediaSequence() - newest - 1).orElse(0L);
        long newest = playlist.nextMediaSequence() - 1;
        newestSequence = Optional.of(newestSequence
                .filter(known -> known > newest
                        && missed <= 0
                        && known - newest < playlist.segments().size())
                .orElse(newest));
        return first.discontinuity() ? 0 : Math.max(0, missed);
    }
}
