package dev.livekeep.domain.media;

import java.util.Locale;

/** How long a segment should play. */
record ListedSpan(double seconds) {

    private static final double SHARE_ALLOWED = 0.2;
    private static final double SECONDS_ALLOWED = 0.5;

    /** Whether media that plays for {@code played} seconds is clearly shorter than listed. */
    boolean isMissedBy(double played) {
        return played < seconds - Math.max(seconds * SHARE_ALLOWED, SECONDS_ALLOWED);
    }

    String complaint(double played) {
        return String.format(Locale.ROOT, "plays %.2f s of %.2f s", played, seconds);
    }
}
