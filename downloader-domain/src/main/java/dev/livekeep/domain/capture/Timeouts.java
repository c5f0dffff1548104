package dev.livekeep.domain.capture;

import java.time.Duration;

/**
 * Patience in two steps (contract §10 T1–T3).
 *
 * @param soft start another try beside this one
 * @param hard stop this one
 */
public record Timeouts(Duration soft, Duration hard) {
    public Timeouts {
        if (!soft.isPositive() || soft.compareTo(hard) >= 0) {
            throw new IllegalArgumentException("want 0 < soft < hard, got " + soft + " and " + hard);
        }
    }
}
