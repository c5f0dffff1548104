package dev.livekeep.simulation;

import java.time.Duration;

/**
 * What one look for the stream opened: addresses of its own, a clock of its own, numbers of its own.
 *
 * @param broadcast the one it shows; -1 for a session that shows whatever is on the air
 * @param skew how far its dates are off
 * @param base what its media sequence begins with
 * @param preroll whether it begins with ads
 */
record Session(
        int number, int broadcast, Duration opened, Duration expires, Duration skew, long base, boolean preroll) {

    private static final Duration PREROLL = Duration.ofSeconds(14);

    boolean isPreroll(Duration publishedAt) {
        return preroll && publishedAt.compareTo(opened.plus(PREROLL)) < 0;
    }
}
