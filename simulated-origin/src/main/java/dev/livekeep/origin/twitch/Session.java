package dev.livekeep.origin.twitch;

import dev.livekeep.origin.config.AdPlan;
import dev.livekeep.origin.live.Entry;
import java.time.Duration;
import java.time.Instant;

/**
 * What one fetch of a multivariant playlist opened: a clock, a media sequence and advertisements of its own. Immutable.
 *
 * @param edge which edge its media playlists are on, from 1
 * @param broadcast the broadcast it belongs to; it ends with it
 * @param first the oldest entry it lists: with a preroll, where that begins
 * @param sequenceBase its media sequence at {@code first}
 * @param midrollPhase shifts its midrolls against those of other sessions
 */
record Session(
        String id,
        String channel,
        int edge,
        Instant opened,
        Duration clockOffset,
        int broadcast,
        Entry first,
        long sequenceBase,
        AdPlan ads,
        long midrollPhase) {

    /** Whether an advertisement stands in the place of the entry. */
    boolean isAd(Entry entry) {
        return podStart(entry) >= 0;
    }

    /** The number of the first content the advertisements around this entry stand for; negative where there are none. */
    long podStart(Entry entry) {
        long place = entry.content() - first.content();
        if (place < ads.prerollSegments()) {
            return first.content();
        }
        long inPeriod =
                ads.midrollEvery() == 0 ? Long.MAX_VALUE : (entry.content() + midrollPhase) % ads.midrollEvery();
        long start = entry.content() - inPeriod;
        boolean afterPreroll = start >= first.content() + ads.prerollSegments();
        return inPeriod < ads.midrollSegments() && afterPreroll ? start : -1;
    }

    /** Whether a pod that begins at that content is a preroll. */
    boolean isPreroll(long podStart) {
        return podStart == first.content() && ads.prerollSegments() > 0;
    }

    /** How many advertisements a pod has. */
    int podLength(long podStart) {
        return isPreroll(podStart) ? ads.prerollSegments() : ads.midrollSegments();
    }

    /** Whether it lists the entry at all. */
    boolean reaches(Entry entry) {
        return entry.broadcast() == broadcast && entry.content() >= first.content();
    }

    /** The media sequence it gives the entry. */
    long sequence(Entry entry) {
        return sequenceBase + entry.mediaSequence() - first.mediaSequence();
    }
}
