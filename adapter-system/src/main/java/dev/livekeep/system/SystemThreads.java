package dev.livekeep.system;

import dev.livekeep.ports.Scheduler;
import dev.livekeep.ports.TaskRunner;

/** All threads of the program, to be ended together. Safe for many threads. */
public final class SystemThreads implements AutoCloseable {
    private final SystemScheduler scheduler;
    private final SystemTaskRunner tasks;

    /** Starts no thread before there is something to do. */
    public SystemThreads(SystemSettings settings) {
        this.scheduler = new SystemScheduler();
        this.tasks = new SystemTaskRunner(settings);
    }

    /** The timers. */
    public Scheduler scheduler() {
        return scheduler;
    }

    /** The tasks. */
    public TaskRunner tasks() {
        return tasks;
    }

    /** Drops timers, refuses tasks and ends every thread that is not stuck; takes a second at most. */
    @Override
    public void close() {
        scheduler.close();
        tasks.close();
    }
}
