package dev.livekeep.domain.capture;

import dev.livekeep.domain.playlist.ListingId;
import dev.livekeep.domain.playlist.MediaSegment;
import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.util.Optional;

/** One place a slot's bytes can be had from: one listing of it. Belongs to one {@link SegmentGetter}. */
final class Source {
    private final ListingId id;
    private final MediaSegment segment;
    private Optional<Tick> leftAt = Optional.empty();
    private int refusals;
    private int failures;
    private Tick askableAt;

    Source(ListingId id, MediaSegment segment, Tick now) {
        this.id = id;
        this.segment = segment;
        this.askableAt = now;
    }

    ListingId id() {
        return id;
    }

    MediaSegment segment() {
        return segment;
    }

    Tick askableAt() {
        return askableAt;
    }

    boolean listed() {
        return leftAt.isEmpty();
    }

    void listedAgain() {
        leftAt = Optional.empty();
    }

    void left(Tick now) {
        if (leftAt.isEmpty()) {
            leftAt = Optional.of(now);
        }
    }

    /** 403 or 404: asked again after 1, 2, 4 … s. */
    void refused(Tick now, Duration firstWait) {
        askableAt = now.plus(firstWait.multipliedBy(1L << Math.min(refusals, 5)));
        refusals++;
    }

    void failed() {
        failures++;
    }

    /** How often it let us down, for choosing between sources. */
    int trouble() {
        return refusals + failures;
    }

    /** It has not been listed for longer than the grace. */
    boolean gone(Tick now, Duration grace) {
        return leftAt.filter(left -> now.since(left).compareTo(grace) >= 0).isPresent();
    }

    /** {@link #gone}, and it refused before: not asked again. */
    boolean exhausted(Tick now, Duration grace) {
        return refusals > 0 && gone(now, grace);
    }

    /** When {@link #gone} turns true, if it is not listed again. */
    Optional<Tick> goneAt(Duration grace) {
        return leftAt.map(left -> left.plus(grace));
    }
}
