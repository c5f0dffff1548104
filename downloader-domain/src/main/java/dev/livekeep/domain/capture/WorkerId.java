package dev.livekeep.domain.capture;

/** One worker, unique within its channel's capture; a larger number was started later. */
public record WorkerId(long number) {}
