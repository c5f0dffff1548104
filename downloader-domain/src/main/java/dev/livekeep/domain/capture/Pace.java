package dev.livekeep.domain.capture;

import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.util.Optional;

/**
 * What the last whole body of a quality shows: how fast one came that was asked for at {@code began}.
 *
 * @param began when it was asked for, or a little later
 * @param took its network time
 */
record Pace(Tick began, Duration took) {
    /** Segments of one quality differ in size; a few times longer is no proof that a download will not end. */
    private static final int MUCH = 4;

    /** What a body that ended now shows; nothing if it is not whole, or came in pieces. */
    static Optional<Pace> shownBy(BodyFacts facts, Tick now) {
        return facts.complete() && facts.bodyBytes() > 0 && !facts.resumed()
                ? Optional.of(new Pace(now.minus(facts.elapsed()), facts.elapsed()))
                : Optional.empty();
    }

    /** Whether a download that was asked for before takes much longer: it will hardly end. */
    boolean overtook(Tick otherBegan, Duration otherRuns) {
        return otherBegan.isBefore(began) && otherRuns.compareTo(took.multipliedBy(MUCH)) >= 0;
    }
}
