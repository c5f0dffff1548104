package dev.livekeep.runtime;

import dev.livekeep.domain.archive.Channel;

/** A bug ended a recording; another follows. */
public record RecordingFailure(Channel channel, Throwable bug) {}
