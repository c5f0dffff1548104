package dev.livekeep.domain.playlist;

/**
 * {@code EXT-X-SKIP}: this text is a delta update, and the oldest segments are left out of it.
 *
 * @param skippedSegments how many are left out
 * @param attributes all attributes as listed
 */
public record Skip(long skippedSegments, AttributeList attributes) {}
