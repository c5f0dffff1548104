package dev.livekeep.runtime;

import dev.livekeep.domain.time.Tick;
import dev.livekeep.ports.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long one attempt has been waiting for the network: neither waits for the store nor pauses of the process count.
 * Written by one thread at a time, read by any.
 */
final class NetworkTime {
    private final Clock clock;
    private final Heartbeat heartbeat;
    private final Tick started;
    private final Duration stoodStillAtStart;
    private volatile Held held = new Held(Duration.ZERO, null);

    /** Waits for the store: those that are over, and since when the present one lasts. */
    private record Held(Duration past, @Nullable Tick since) {}

    NetworkTime(Clock clock, Heartbeat heartbeat) {
        this.clock = clock;
        this.heartbeat = heartbeat;
        this.stoodStillAtStart = heartbeat.stoodStill();
        this.started = clock.tick();
    }

    /** The store has the word now. */
    void hold() {
        held = new Held(held.past(), clock.tick());
    }

    /** The store is done. */
    void release() {
        held = new Held(heldUntil(clock.tick(), held), null);
    }

    /** For how long the present wait for the store has lasted; zero when there is none. */
    Duration heldFor() {
        Tick since = held.since();
        return since == null ? Duration.ZERO : clock.tick().since(since);
    }

    /** Network time up to now. */
    Duration elapsed() {
        Held waits = held;
        Duration still = heartbeat.stoodStill().minus(stoodStillAtStart);
        Tick now = clock.tick();
        Duration time = now.since(started).minus(heldUntil(now, waits)).minus(still);
        return time.isNegative() ? Duration.ZERO : time;
    }

    private static Duration heldUntil(Tick now, Held waits) {
        Tick since = waits.since();
        return since == null ? waits.past() : waits.past().plus(now.since(since));
    }
}
