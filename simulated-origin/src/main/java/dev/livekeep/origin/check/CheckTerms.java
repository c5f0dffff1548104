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
 * @param patience how long a playlist must be there at a stretch before not knowing it is a fault, and how long an answer may take
 * @param enough how long a segment must be there in all before missing it is a fault; where the recorder was told to stop in
 *     its life, so long as {@code patience}
 */
public record CheckTerms(
        Optional<Instant> from, Optional<Instant> until, Duration grace, Duration patience, Duration enough) {
    public CheckTerms {
        if (grace.isNegative() || patience.isNegative() || enough.isNegative()) {
            throw new IllegalArgumentException(
                    "want no negative times, got " + grace + ", " + patience + " and " + enough);
        }
    }

    /** The whole recording, 10 s of grace, 10 s of patience for playlists, 2 s in all are enough for a segment. */
    public static CheckTerms defaults() {
        Duration ten = Duration.ofSeconds(10);
        return new CheckTerms(Optional.empty(), Optional.empty(), ten, ten, Duration.ofSeconds(2));
    }

    /** These terms for a recorder that ran from then to then. */
    public CheckTerms between(Instant began, Instant stopped) {
        return from(began).until(stopped);
    }

    /** These terms for a recorder that began then. */
    public CheckTerms from(Instant began) {
        return new CheckTerms(Optional.of(began), until, grace, patience, enough);
    }

    /** These terms for a recorder that was told to stop then. */
    public CheckTerms until(Instant stopped) {
        return new CheckTerms(from, Optional.of(stopped), grace, patience, enough);
    }
}
