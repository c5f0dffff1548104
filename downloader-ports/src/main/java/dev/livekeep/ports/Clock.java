package dev.livekeep.ports;

import dev.livekeep.domain.time.Tick;
import java.time.Instant;

/**
 * What time it is. Wall time names segments and is shown to people; monotonic time schedules. Safe for many threads.
 */
public interface Clock {

    /** The wall time, in UTC; it may step back and forth. */
    Instant now();

    /** A reading of the monotonic clock; only the distance between two readings means anything. */
    Tick tick();
}
