package dev.livekeep.domain.capture;

import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.util.Optional;

/**
 * When to look for the stream again because something else is recorded than what is wanted most: as often as for a
 * stream that is not found at first, since new streams grow their variants in the first minutes, and later now and then.
 */
final class StandIns {
    private final CapturePolicy.Refresh policy;
    private Optional<Tick> since = Optional.empty();
    private Optional<Tick> next = Optional.empty();

    StandIns(CapturePolicy.Refresh policy) {
        this.policy = policy;
    }

    /** The stream was found, and there are stand-ins or not; {@code interval} is the usual one. */
    void looked(boolean any, Tick now, Duration interval) {
        if (!any) {
            since = Optional.empty();
            next = Optional.empty();
            return;
        }
        Tick begun = since.orElse(now);
        boolean keen = now.since(begun).compareTo(policy.standInFor()) < 0;
        since = Optional.of(begun);
        next = Optional.of(now.plus(keen ? interval : policy.standInLook()));
    }

    boolean due(Tick now) {
        return next.filter(tick -> !now.isBefore(tick)).isPresent();
    }

    Optional<Tick> next() {
        return next;
    }
}
