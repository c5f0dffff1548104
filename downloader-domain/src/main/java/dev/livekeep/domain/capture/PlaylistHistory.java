package dev.livekeep.domain.capture;

import dev.livekeep.domain.capture.CaptureAction.PlaylistText;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest playlists of one URL as they came, for those who keep playlists. */
final class PlaylistHistory {
    private final int earlier;
    private final Deque<PlaylistText> latest = new ArrayDeque<>();

    /** @param earlier how many before the newest are remembered; 0 if nobody keeps playlists */
    PlaylistHistory(int earlier) {
        this.earlier = earlier;
    }

    /** The newest and those before it, newest first; none if nobody keeps playlists. */
    List<PlaylistText> with(String newest, Instant asked) {
        if (earlier == 0) {
            return List.of();
        }
        latest.addFirst(new PlaylistText(asked, newest));
        while (latest.size() > earlier + 1) {
            latest.removeLast();
        }
        return List.copyOf(latest);
    }
}
