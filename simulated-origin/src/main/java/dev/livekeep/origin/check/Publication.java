package dev.livekeep.origin.check;

import java.time.Duration;
import java.time.Instant;

/** A segment that came into being, as the journal tells. */
record Publication(
        String channel,
        String rendition,
        long content,
        int broadcast,
        Instant at,
        Instant date,
        Duration duration,
        Instant leaves,
        Instant gone,
        long bytes,
        String sha256) {}
