package dev.livekeep.domain.capture;

/** One entry of a {@link SegmentBook}, unique within its channel's capture. */
public record SlotId(long number) {}
