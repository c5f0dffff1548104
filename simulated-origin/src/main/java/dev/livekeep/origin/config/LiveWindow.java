package dev.livekeep.origin.config;

import dev.livekeep.origin.media.MediaLibrary;
import java.time.Duration;

/**
 * What media playlists list.
 *
 * @param segmentDuration a multiple of 0.2 s
 * @param window how many segments there are in a playlist
 * @param keptAfterWindow how long a segment can be fetched after it left the window; then 404
 */
public record LiveWindow(Duration segmentDuration, int window, Duration keptAfterWindow) {
    public LiveWindow {
        MediaLibrary.units(segmentDuration);
        if (window < 3 || window > 100_000) {
            throw new IllegalArgumentException("want a window of 3 to 100000 segments, got " + window);
        }
    }
}
