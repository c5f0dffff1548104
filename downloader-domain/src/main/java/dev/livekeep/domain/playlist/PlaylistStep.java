package dev.livekeep.domain.playlist;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How one playlist of a session goes on from the one before, as far as that tells old segments from new ones.
 *
 * <p>A list is in pace if it went on about as fast as time did, at most three target durations behind. A change of host
 * or a stale edge is in pace. A broadcast that began anew is not: to reach the numbers that were listed it has to last as
 * long as the one before, so it is behind by as much as had been broadcast until then.
 *
 * @param numbered whether the numbers mean something: an origin that does not number begins each list with 0
 * @param back whether its numbers end before those of the list before
 */
record PlaylistStep(boolean numbered, boolean inPace, boolean back) {
    private static final int TARGETS_BEHIND = 3;

    /** How far a playlist got. */
    record Reached(long first, long next, Instant at) {
        static Reached by(MediaPlaylist playlist, Instant now) {
            return new Reached(playlist.mediaSequence(), playlist.nextMediaSequence(), now);
        }
    }

    static PlaylistStep to(MediaPlaylist playlist, Instant now, Optional<Reached> before) {
        return before.map(reached -> to(playlist, now, reached)).orElse(new PlaylistStep(true, true, false));
    }

    private static PlaylistStep to(MediaPlaylist playlist, Instant now, Reached before) {
        boolean numbered = before.first() > 0
                || playlist.mediaSequence() > 0
                || playlist.type().isPresent();
        long back = Math.max(0, before.next() - playlist.nextMediaSequence());
        Duration target = PlaylistChange.targetDuration(playlist);
        Duration behind = Duration.between(before.at(), now)
                .plus(target.multipliedBy(back))
                .minus(played(playlist, before.next(), target));
        return new PlaylistStep(numbered, behind.compareTo(target.multipliedBy(TARGETS_BEHIND)) <= 0, back > 0);
    }

    /** How long the segments from number {@code from} on last together. */
    private static Duration played(MediaPlaylist playlist, long from, Duration target) {
        double seconds = 0;
        for (MediaSegment segment : playlist.segments()) {
            if (segment.mediaSequence() >= from) {
                seconds += segment.duration().orElse(target.toMillis() / 1000.0);
            }
        }
        return Duration.ofNanos((long) (seconds * 1e9));
    }

    PlaylistStep unnumbered() {
        return new PlaylistStep(false, inPace, back);
    }

    /** Whether what is listed under a number and address that are known is the same segment. */
    boolean isSameHere(KnownSegment known, KnownSegment listed) {
        return inPace || known.hasTheDateOf(listed) || (!back && !known.hasAnotherDateThan(listed));
    }

    /** Whether what is listed under a known address and another number is the same segment. */
    boolean isSameMoved(KnownSegment known, KnownSegment listed) {
        boolean mayBe = inPace && known.number() > listed.number() && !known.hasAnotherDateThan(listed);
        return known.hasTheDateOf(listed) || mayBe;
    }

    /** Whether what is listed under a known number and another address is the same segment. */
    boolean isSameElsewhere(KnownSegment known, KnownSegment listed) {
        boolean mayBe = inPace
                && numbered
                && !known.hasAnotherDateThan(listed)
                && known.id().hasThePlaceOf(listed.id());
        return known.isAsLongAs(listed) && (known.hasTheDateOf(listed) || mayBe);
    }
}
