package dev.livekeep.runtime;

import dev.livekeep.domain.archive.Channel;

/** A bug ended a recording; the program should stop the others and end with 1 (contract §8). */
public record RecordingFailure(Channel channel, Throwable bug) {}
