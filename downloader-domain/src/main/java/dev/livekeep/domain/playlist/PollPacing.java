package dev.livekeep.domain.playlist;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to wait before a media playlist is asked for again (RFC 8216 §6.3.4), before jitter.
 *
 * @param longest never wait longer, whatever the target duration
 * @param shortest never wait less, whatever the target duration
 */
public record PollPacing(Duration longest, Duration shortest) {
    public PollPacing {
        if (!shortest.isPositive() || shortest.compareTo(longest) > 0) {
            throw new IllegalArgumentException("want 0 < shortest <= longest, got " + shortest + " and " + longest);
        }
    }

    /** At most 2 s (contract §9), at least 250 ms. */
    public static PollPacing defaults() {
        return new PollPacing(Duration.ofSeconds(2), Duration.ofMillis(250));
    }

    /** The wait after a reading. */
    public Duration waitAfter(PlaylistChange change, Optional<Duration> targetDuration) {
        return switch (change) {
            case ADVANCED, RESET -> waitAfterChanged(targetDuration);
            case UNCHANGED, STUCK -> waitAfterUnchanged(targetDuration);
            case ENDED -> longest;
        };
    }

    /** A changed playlist waits one target duration. */
    public Duration waitAfterChanged(Optional<Duration> targetDuration) {
        return bounded(targetDuration.orElse(longest));
    }

    /** An unchanged playlist waits half a target duration. */
    public Duration waitAfterUnchanged(Optional<Duration> targetDuration) {
        return bounded(targetDuration.orElse(longest).dividedBy(2));
    }

    private Duration bounded(Duration wait) {
        if (wait.compareTo(longest) > 0) {
            return longest;
        }
        return wait.compareTo(shortest) < 0 ? shortest : wait;
    }
}
