package dev.livekeep.domain.playlist;

import java.util.OptionalDouble;

/**
 * {@code EXT-X-PART}: a piece of a segment for low latency. Not stored, shown only.
 *
 * @param mediaSequence of the segment it is a piece of
 * @param location where it is to be had
 * @param duration in seconds
 * @param attributes all attributes as listed
 */
public record PartialSegment(
        long mediaSequence, ListedUri location, OptionalDouble duration, AttributeList attributes) {}
