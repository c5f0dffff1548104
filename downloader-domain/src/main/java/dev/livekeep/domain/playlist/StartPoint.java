package dev.livekeep.domain.playlist;

/**
 * {@code EXT-X-START}.
 *
 * @param timeOffset seconds from the start of the playlist, or from its end when negative
 * @param precise whether {@code PRECISE=YES} is listed
 * @param attributes all attributes as listed
 */
public record StartPoint(double timeOffset, boolean precise, AttributeList attributes) {}
