package dev.livekeep.domain.playlist;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What became of a media playlist between two readings of one URL. */
public enum PlaylistChange {
    /** New segments are listed. */
    ADVANCED,
    /** The same segments are listed. */
    UNCHANGED,
    /** The numbers went back, or stand for other segments now: the origin began anew. */
    RESET,
    /** The same segments have been listed for too long. */
    STUCK,
    /** {@code EXT-X-ENDLIST} is listed: nothing will follow. */
    ENDED;

    private static final Duration ASSUMED_TARGET = Duration.ofSeconds(6);

    /** The change that a URL's first reading is. */
    public static PlaylistChange first(MediaPlaylist reading) {
        return reading.ended() ? ENDED : ADVANCED;
    }

    /**
     * The change from one reading to the next.
     *
     * @param tooLong whether the same segments have been listed for longer than its reader has patience
     */
    public static PlaylistChange between(MediaPlaylist before, MediaPlaylist after, boolean tooLong) {
        if (after.ended()) {
            return ENDED;
        }
        long moved = after.nextMediaSequence() - before.nextMediaSequence();
        if (moved > 0) {
            return ADVANCED;
        }
        if (moved < 0 || listsOthersUnderTheSameNumbers(before, after)) {
            return RESET;
        }
        return tooLong ? STUCK : UNCHANGED;
    }

    /** Another URI alone is no sign: hosts and tokens change. Another date is. */
    private static boolean listsOthersUnderTheSameNumbers(MediaPlaylist before, MediaPlaylist after) {
        if (before.segments().isEmpty() || after.segments().isEmpty()) {
            return false;
        }
        MediaSegment was = last(before.segments());
        MediaSegment is = last(after.segments());
        if (was.location().equals(is.location())
                || was.location().withoutQuery().equals(is.location().withoutQuery())) {
            return false;
        }
        Optional<Instant> wasDated = was.programDateTime();
        Optional<Instant> isDated = is.programDateTime();
        return wasDated.isPresent()
                && isDated.isPresent()
                && Duration.between(wasDated.get(), isDated.get()).abs().compareTo(targetDuration(after)) >= 0;
    }

    private static MediaSegment last(List<MediaSegment> segments) {
        return segments.get(segments.size() - 1);
    }

    static Duration targetDuration(MediaPlaylist playlist) {
        return playlist.targetDuration().filter(Duration::isPositive).orElse(ASSUMED_TARGET);
    }
}
