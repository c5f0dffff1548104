package dev.livekeep.app.command;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import sun.misc.Signal;

/**
 * SIGTERM and SIGINT (design §3 law 7): the first asks for a stop, and a watchdog ends the process when the stop takes
 * too long; the second ends it at once.
 */
final class StopSignals {
    private static final Duration PATIENCE = Duration.ofMillis(7500);
    private static final int BY_SIGNAL = 128;

    private final AtomicInteger seen = new AtomicInteger();
    private final Runnable stop;

    StopSignals(Runnable stop) {
        this.stop = stop;
    }

    void listen() {
        Signal.handle(new Signal("TERM"), this::signalled);
        Signal.handle(new Signal("INT"), this::signalled);
    }

    private void signalled(Signal signal) {
        if (seen.incrementAndGet() > 1) {
            Runtime.getRuntime().halt(BY_SIGNAL + signal.getNumber());
        }
        stop.run();
        Thread watchdog = new Thread(StopSignals::haltLater, "stop-watchdog");
        watchdog.setDaemon(true);
        watchdog.start();
    }

    private static void haltLater() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            java.util.concurrent.locks.LockSupport.parkNanos(end - System.nanoTime());
        }
        Runtime.getRuntime().halt(0);
    }
}
