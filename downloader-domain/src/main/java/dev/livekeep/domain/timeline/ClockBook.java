package dev.livekeep.domain.timeline;

import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far the clocks of a stream's sessions are off the one clock that its segments are named by (design §4 Dates).
 *
 * <p>One session's clock is the reference, until it is compared with another's: what matters is the line of names it
 * began, which outlives it. A session whose offset was never proven has none, or one that is merely supposed. Immutable.
 *
 * @param clocks by session
 */
public record ClockBook(Map<String, Clock> clocks) {

    /**
     * The clock of one session.
     *
     * @param offset what must be added to a date it lists
     * @param certain whether equal bytes proved it, or it is the reference itself
     * @param since when that was found out
     */
    public record Clock(Duration offset, boolean certain, Tick since) {}

    public ClockBook {
        clocks = Map.copyOf(clocks);
    }

    /** No session is known. */
    public static ClockBook empty() {
        return new ClockBook(Map.of());
    }

    /** A line of names begins with this session; nothing is known of the others any more. */
    public ClockBook begun(String session, Tick now) {
        return new ClockBook(Map.of(session, new Clock(Duration.ZERO, true, now)));
    }

    /** What the session dated {@code listed} is known to belong under the name {@code named}. */
    public ClockBook proven(String session, Instant listed, Instant named, Tick now) {
        return with(session, new Clock(Duration.between(listed, named), true, now));
    }

    /** What was proven of the session, if anything, is only supposed from here on. */
    public ClockBook doubted(String session, Tick now) {
        return of(session)
                .map(clock -> with(session, new Clock(clock.offset(), false, now)))
                .orElse(this);
    }

    /** What is supposed of the session, if anything, is taken for certain. */
    public ClockBook trusted(String session, Tick now) {
        return of(session)
                .map(clock -> with(session, new Clock(clock.offset(), true, now)))
                .orElse(this);
    }

    /** The session is over. The line of names goes on. */
    public ClockBook without(String session) {
        Map<String, Clock> others = new HashMap<>(clocks);
        others.remove(session);
        return new ClockBook(others);
    }

    private ClockBook with(String session, Clock clock) {
        Map<String, Clock> more = new HashMap<>(clocks);
        more.put(session, clock);
        return new ClockBook(more);
    }

    /** The session's clock, be it proven or supposed. */
    public Optional<Clock> of(String session) {
        return Optional.ofNullable(clocks.get(session));
    }

    /** Whether the session's dates can be translated for certain. */
    public boolean isCertain(String session) {
        return of(session).filter(Clock::certain).isPresent();
    }

    /** The name of what the session dates so: as good as its {@link #of clock}, and the date itself where it has none. */
    public Instant named(String session, Instant listed) {
        return of(session).map(clock -> listed.plus(clock.offset())).orElse(listed);
    }
}
