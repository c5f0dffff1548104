package dev.livekeep.origin.check;

import java.time.Duration;
import java.time.Instant;

/** A session, as the journal tells. */
record SessionFact(
        String channel, Instant opened, Instant expires, Duration clockOffset, int broadcast, long firstContent) {}
