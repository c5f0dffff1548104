package dev.livekeep.origin.check;

/**
 * What became of the segments of one quality while somebody recorded it. Each segment counts once, for its best copy: one
 * that holds the very bytes that were published, else one that holds others.
 *
 * @param quality the archive's folder; the rendition's name where there is none
 * @param segments that were published in that time
 * @param full have a full copy
 * @param suspect have the very bytes in a copy that is not called full, at best
 * @param partial have other bytes at best, and were not offered long enough for more
 * @param missed were offered whole for long enough, yet are not there, or with other bytes only
 * @param brief were offered whole, but not for long enough, and are not there
 * @param neverOffered could not be had, and are not there
 * @param wrong copies that are not what their names say or where they should be, as the findings tell
 */
public record CheckRow(
        String channel,
        String quality,
        String rendition,
        int segments,
        int full,
        int suspect,
        int partial,
        int missed,
        int brief,
        int neverOffered,
        int wrong) {

    /** How many segments were offered whole, however briefly; those of which only a part was to be had are none of them. */
    public int offered() {
        return whole() + missed + brief;
    }

    /** How many segments are there with the very bytes that were published. */
    public int whole() {
        return full + suspect;
    }
}
