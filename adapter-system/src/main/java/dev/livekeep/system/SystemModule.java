package dev.livekeep.system;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.livekeep.domain.capture.Jitter;
import dev.livekeep.ports.Clock;
import dev.livekeep.ports.Scheduler;
import dev.livekeep.ports.TaskRunner;
import java.util.concurrent.ThreadLocalRandom;

/** Binds the real clock, timers, threads and chance. Whoever builds the injector closes {@link SystemThreads} last. */
public final class SystemModule extends AbstractModule {
    private final SystemSettings settings;
    private final int jitterPercent;

    /** @param jitterPercent by how much {@link Jitter} spreads waits to either side */
    public SystemModule(SystemSettings settings, int jitterPercent) {
        this.settings = settings;
        this.jitterPercent = jitterPercent;
    }

    @Provides
    @Singleton
    Clock clock() {
        return new SystemClock();
    }

    @Provides
    @Singleton
    SystemThreads threads() {
        return new SystemThreads(settings);
    }

    @Provides
    @Singleton
    Scheduler scheduler(SystemThreads threads) {
        return threads.scheduler();
    }

    @Provides
    @Singleton
    TaskRunner taskRunner(SystemThreads threads) {
        return threads.tasks();
    }

    @Provides
    @Singleton
    Jitter jitter() {
        return Jitter.uniform(jitterPercent, () -> ThreadLocalRandom.current().nextDouble());
    }
}
