package dev.livekeep.domain.capture;

import dev.livekeep.domain.time.Tick;
import java.util.Optional;

/**
 * Finds the earliest of some moments that still lie ahead. What was due before now has been seen to, or waits for
 * something that will report; waking for it again would only spin.
 */
final class Earliest {
    private final Tick now;
    private Optional<Tick> earliest = Optional.empty();

    Earliest(Tick now) {
        this.now = now;
    }

    Earliest add(Tick tick) {
        if (now.isBefore(tick) && (earliest.isEmpty() || tick.isBefore(earliest.get()))) {
            earliest = Optional.of(tick);
        }
        return this;
    }

    Earliest add(Optional<Tick> tick) {
        tick.ifPresent(this::add);
        return this;
    }

    Optional<Tick> get() {
        return earliest;
    }
}
