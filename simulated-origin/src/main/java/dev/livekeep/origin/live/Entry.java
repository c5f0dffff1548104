package dev.livekeep.origin.live;

import java.time.Duration;
import java.time.Instant;

/**
 * A segment of a channel that came into being.
 *
 * @param content its running number since the origin's first
 * @param mediaSequence its number in the broadcast's plain playlists
 * @param broadcast which broadcast it belongs to, from 1
 * @param discontinuities how many discontinuities lie before it in the broadcast, its own included
 * @param discontinuity whether one stands directly before it
 * @param gap whether it is listed but cannot be had
 * @param date when it begins
 */
public record Entry(
        long content,
        long mediaSequence,
        int broadcast,
        long discontinuities,
        boolean discontinuity,
        boolean gap,
        Instant date,
        Duration duration) {
    /** When it was whole and so could be listed. */
    public Instant published() {
        return date.plus(duration);
    }

    /** The entry that would come {@code places} after this one if nothing interferes. */
    public Entry later(int places) {
        return new Entry(
                content + places,
                mediaSequence + places,
                broadcast,
                discontinuities,
                false,
                false,
                date.plus(duration.multipliedBy(places)),
                duration);
    }
}
