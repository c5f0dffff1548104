package dev.livekeep.origin.media;

/**
 * Where in an endless stream a segment stands.
 *
 * @param turn how often the loop had been played whole before the segment's first unit
 * @param number running number of the segment, for continuity counters that step once a segment
 * @param baseTicks what the 90 kHz clock of the stream showed at unit 0
 * @param ident text written into the padding, which makes the bytes of each segment unlike those of any other
 */
record Place(long turn, long number, long baseTicks, String ident) {}
