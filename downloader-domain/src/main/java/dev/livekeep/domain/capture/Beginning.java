package dev.livekeep.domain.capture;

import java.time.Instant;
import java.util.Optional;

/** Where the recording of one quality begins, when what was published before is not wanted. */
final class Beginning {
    private final boolean fromNow;
    private Optional<Instant> edge = Optional.empty();

    Beginning(boolean fromNow) {
        this.fromNow = fromNow;
    }

    /** A session's first list; the first session's says where the live edge is. */
    void firstList(Instant newest) {
        if (fromNow && edge.isEmpty()) {
            edge = Optional.of(newest);
        }
    }

    boolean isAfter(Instant start) {
        return edge.filter(start::isBefore).isPresent();
    }
}
