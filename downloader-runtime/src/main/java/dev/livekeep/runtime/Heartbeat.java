package dev.livekeep.runtime;

import dev.livekeep.domain.time.Tick;
import dev.livekeep.ports.Clock;
import dev.livekeep.ports.Scheduler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Notices that the process stood still (design §4 Pauses): its beat of 500 ms comes more than 2 s late. Whoever is about
 * to act on the time asks {@link #stoodStill} first, so that a pause is known before any timer that fell due in it is
 * obeyed, whichever runs first. Safe for many threads.
 */
final class Heartbeat {
    static final Duration BEAT = Duration.ofMillis(500);
    static final Duration LATE = Duration.ofSeconds(2);

    private final Clock clock;
    private final Scheduler scheduler;
    private final Runnable afterPause;
    private final ReentrantLock lock = new ReentrantLock();
    private Duration stoodStill = Duration.ZERO;
    private Duration announced = Duration.ZERO;
    private Optional<Tick> expected = Optional.empty();
    private Scheduler.Timer timer = () -> {};

    /**
     * A heart that does not beat yet.
     *
     * @param afterPause told once after each pause, on the scheduler's thread
     */
    Heartbeat(Clock clock, Scheduler scheduler, Runnable afterPause) {
        this.clock = clock;
        this.scheduler = scheduler;
        this.afterPause = afterPause;
    }

    void start() {
        lock.lock();
        try {
            if (expected.isEmpty()) {
                expectNext();
            }
        } finally {
            lock.unlock();
        }
    }

    void stop() {
        lock.lock();
        try {
            expected = Optional.empty();
            timer.cancel();
        } finally {
            lock.unlock();
        }
    }

    /** All the time the process is known to have stood still for, up to this moment; never grows less. */
    Duration stoodStill() {
        lock.lock();
        try {
            Tick now = clock.tick();
            Optional<Duration> late = expected.map(now::since).filter(time -> time.compareTo(LATE) > 0);
            late.ifPresent(time -> {
                stoodStill = stoodStill.plus(time);
                expected = Optional.of(now);
            });
            return stoodStill;
        } finally {
            lock.unlock();
        }
    }

    private void beat() {
        boolean paused;
        lock.lock();
        try {
            if (expected.isEmpty()) {
                return;
            }
            Duration now = stoodStill();
            paused = !now.equals(announced);
            announced = now;
            expectNext();
        } finally {
            lock.unlock();
        }
        if (paused) {
            afterPause.run();
        }
    }

    private void expectNext() {
        expected = Optional.of(clock.tick().plus(BEAT));
        timer = scheduler.after(BEAT, this::beat);
    }
}
