package dev.livekeep.domain.capture;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Spreads waits, so that many recorders do not ask at the same instant. */
@FunctionalInterface
public interface Jitter {

    /** Leaves every wait as it is; for tests. */
    Jitter NONE = wait -> wait;

    /** A wait near the given one. */
    Duration spread(Duration wait);

    /**
     * The field's rule: with 10 percent, the wait times a factor from 0.9 up to, but not including, 1.1 (contract §9).
     *
     * @param percent by how much to either side, see {@link CapturePolicy#jitterPercent}
     * @param unit a number in [0, 1), anew at each call
     */
    static Jitter uniform(int percent, DoubleSupplier unit) {
        double spread = percent / 100.0;
        return wait -> Duration.ofNanos(Math.round(wait.toNanos() * (1 - spread + 2 * spread * unit.getAsDouble())));
    }
}
