package dev.livekeep.benchmarks;

import dev.livekeep.domain.time.Tick;
import dev.livekeep.ports.Clock;
import java.time.Instant;

/** The machine's time. */
enum BenchmarkClock implements Clock {
    CLOCK;

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Tick tick() {
        return new Tick(System.nanoTime());
    }
}
