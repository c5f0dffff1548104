package dev.livekeep.app.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * SIGTERM and SIGINT (design §3 law 7): they ask for a stop, which gets 7.5 s; then the process ends with 0 in any case. A
 * shutdown hook alone would end it with 143, so halting is its last act.
 */
final class StopSignals {
    private static final long PATIENCE_MILLIS = 7500;

    private final Runnable stop;
    private final CountDownLatch stopped = new CountDownLatch(1);

    StopSignals(Runnable stop) {
        this.stop = stop;
    }

    void listen() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::signalled, "stop-watchdog"));
    }

    /** What was to be stopped has ended. */
    void stopped() {
        stopped.countDown();
    }

    private void signalled() {
        stop.run();
        try {
            if (!stopped.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                System.err.println("livekeep: not everything ended in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }
}
