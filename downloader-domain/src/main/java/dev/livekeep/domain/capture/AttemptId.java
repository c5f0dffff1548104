package dev.livekeep.domain.capture;

/** One download attempt of one slot, unique within its channel's capture. */
public record AttemptId(long number) {}
