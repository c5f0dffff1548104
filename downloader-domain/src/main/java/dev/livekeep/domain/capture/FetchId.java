package dev.livekeep.domain.capture;

/** One fetch of a playlist, unique within its channel's capture. */
public record FetchId(long number) {}
