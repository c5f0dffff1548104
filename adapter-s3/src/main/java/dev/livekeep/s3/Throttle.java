package dev.livekeep.s3;

import dev.livekeep.domain.time.Tick;
import java.time.Duration;

/**
 * How many uploads may be under way, and when the next may start: fewer and later while a store fails or asks to be spared,
 * more again as it answers. Used under its owner's lock.
 */
final class Throttle {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final int DOUBLINGS = 5;

    private final int most;
    private double allowed;
    private int failures;
    private Tick lastFailure;
    private Tick notBefore;

    Throttle(int most, Tick now) {
        this.most = most;
        this.allowed = most;
        this.lastFailure = now;
        this.notBefore = now;
    }

    int allowed() {
        return (int) allowed;
    }

    Tick notBefore() {
        return notBefore;
    }

    /** Failures in a row. */
    int failures() {
        return failures;
    }

    void succeeded() {
        failures = 0;
        allowed = Math.min(most, allowed + 1 / allowed);
    }

    /** An upload failed. Those that were under way when another failed tell nothing new. */
    void failed(Tick started, Tick now) {
        if (failures > 0 && started.isBefore(lastFailure)) {
            return;
        }
        Duration wait = FIRST.multipliedBy(1L << Math.min(failures, DOUBLINGS));
        failures++;
        lastFailure = now;
        notBefore = now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
        allowed = Math.max(1, allowed / 2);
    }
}
