package dev.livekeep.domain.playlist;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Twitch's own figures in a media playlist.
 *
 * @param elapsedSeconds {@code EXT-X-TWITCH-ELAPSED-SECS}
 * @param totalSeconds {@code EXT-X-TWITCH-TOTAL-SECS}
 * @param liveSequence {@code EXT-X-TWITCH-LIVE-SEQUENCE}: the number of the first listed segment, and the same in all
 *     sessions
 */
public record TwitchFigures(OptionalDouble elapsedSeconds, OptionalDouble totalSeconds, OptionalLong liveSequence) {
    /** None is listed. */
    public static final TwitchFigures NONE =
            new TwitchFigures(OptionalDouble.empty(), OptionalDouble.empty(), OptionalLong.empty());
}
