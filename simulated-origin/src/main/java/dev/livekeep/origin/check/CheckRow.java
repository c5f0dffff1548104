package dev.livekeep.origin.check;

/**
 * What became of the segments of one quality while somebody recorded it. Each segment counts once, for its best copy.
 *
 * @param quality the archive's folder; the rendition's name where there is none
 * @param segments that were published in that time
 * @param full have a full copy
 * @param suspect have a suspect copy at best
 * @param partial have a partial copy at best, and were not offered long enough for more
 * @param missed were offered whole for long enough, yet have neither a full nor a suspect copy
 * @param brief were offered whole, but not for long enough, and are not there
 * @param neverOffered could not be had, and are not there
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
        int neverOffered) {}
