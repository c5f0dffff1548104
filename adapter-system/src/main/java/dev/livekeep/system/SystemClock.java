package dev.livekeep.system;

import dev.livekeep.domain.time.Tick;
import dev.livekeep.ports.Clock;
import java.time.Instant;

/** The machine's own clocks. */
final class SystemClock implements Clock {

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Tick tick() {
        return new Tick(System.nanoTime());
    }
}
