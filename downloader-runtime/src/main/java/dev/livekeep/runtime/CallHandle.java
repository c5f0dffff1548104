package dev.livekeep.runtime;

import dev.livekeep.ports.Call;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A call that may be cancelled before the port has handed it over. Safe for many threads. */
final class CallHandle {
    private final AtomicReference<@Nullable Call> call = new AtomicReference<>();
    private final AtomicBoolean cancelled = new AtomicBoolean();

    void set(Call started) {
        call.set(started);
        if (cancelled.get()) {
            started.cancel();
        }
    }

    void cancel() {
        cancelled.set(true);
        Call started = call.get();
        if (started != null) {
            started.cancel();
        }
    }
}
