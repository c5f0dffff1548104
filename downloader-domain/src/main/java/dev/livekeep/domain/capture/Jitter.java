package dev.livekeep.domain.capture;

import java.time.Duration;

/** Spreads waits, so that many recorders do not ask at the same instant. */
@FunctionalInterface
public interface Jitter {

    /** Leaves every wait as it is; for tests. */
    Jitter NONE = wait -> wait;

    /** A wait near the given one. */
    Duration spread(Duration wait);

    /**
     * The field's rule: the wait times a factor from 0.9 up to, but not including, 1.1 (contract §9).
     *
     * @param unit a number in [0, 1), anew at each call
     */
    static Jitter uniform(java.util.function.DoubleSupplier unit) {
        return wait -> Duration.ofNanos(Math.round(wait.toNanos() * (0.9 + 0.2 * unit.getAsDouble())));
    }
}
