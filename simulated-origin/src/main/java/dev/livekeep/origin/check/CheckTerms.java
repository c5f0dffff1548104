package dev.livekeep.origin.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How strictly a recorder is judged.
 *
 * @param from when it began; by default when it first asked for a playlist of the rendition
 * @param until when it was told to stop; by default the journal's end
 * @param grace how long after a segment left the playlist it should still be asked for, as long as the origin keeps it
 * @param enough how long a playlist and then a segment must be there at a stretch before missing it is a fault
 */
public record CheckTerms(Optional<Instant> from, Optional<Instant> until, Duration grace, Duration enough) {
    public CheckTerms {
        if (grace.isNegative() || enough.isNegative()) {
            throw new IllegalArgumentException("want no negative times, got " + grace + " and " + enough);
        }
    }

    /** The whole recording, 10 s of grace, 10 s are enough. */
    public static CheckTerms defaults() {
        return new CheckTerms(Optional.empty(), Optional.empty(), Duration.ofSeconds(10), Duration.ofSeconds(10));
    }

    /** These terms for a recorder that ran from then to then. */
    public CheckTerms between(Instant began, Instant stopped) {
        return new CheckTerms(Optional.of(began), Optional.of(stopped), grace, enough);
    }

    /** These terms with another idea of what is enough. */
    public CheckTerms withEnough(Duration time) {
        return new CheckTerms(from, until, grace, time);
    }

    /** These terms with another time of grace. */
    public CheckTerms withGrace(Duration time) {
        return new CheckTerms(from, until, time, enough);
    }
}
