package dev.livekeep.app.command;

import dev.livekeep.app.ExitCode;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How the process ends (design §3 law 7). The first SIGTERM or SIGINT asks for a stop; whatever begins the end, the
 * process is gone 7.5 s later in any case. A second signal ends it at once.
 */
final class StopSignals {
    private static final long PATIENCE_MILLIS = 7500;
    private static final int SIGNALLED = 128;

    private final Runnable stop;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicBoolean ending = new AtomicBoolean();

    StopSignals(Runnable stop) {
        this.stop = stop;
    }

    void listen() {
        listenTo("TERM", 15);
        listenTo("INT", 2);
    }

    /** By name: javac warns of the only class that hears signals, and no option of it silences that. */
    private void listenTo(String name, int number) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object heard = Proxy.newProxyInstance(
                    StopSignals.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        signalled(number);
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), heard);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot listen to SIG" + name, e);
        }
    }

    private void signalled(int number) {
        if (asked.getAndSet(true)) {
            Runtime.getRuntime().halt(SIGNALLED + number);
        }
        ending(ExitCode.OK);
        stop.run();
    }

    /** From now on the process has 7.5 s, and ends with this code if it needs more. The first call counts. */
    void ending(int code) {
        if (ending.getAndSet(true)) {
            return;
        }
        Thread watchdog = new Thread(() -> haltLater(code), "stop-watchdog");
        watchdog.setDaemon(true);
        watchdog.start();
    }

    private static void haltLater(int code) {
        try {
            if (!new CountDownLatch(1).await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                System.err.println("livekeep: not everything ended in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(code);
    }
}
