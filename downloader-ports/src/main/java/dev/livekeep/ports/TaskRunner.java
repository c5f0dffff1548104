package dev.livekeep.ports;

/**
 * Owns every thread of the program. Adapters and the runtime hand it work; they never start a thread themselves. Safe
 * for many threads.
 */
public interface TaskRunner {

    /**
     * Runs {@code task} soon on a thread meant for {@code work}. Tasks of one kind may wait for each other when all its
     * threads are busy; tasks of different kinds never do.
     *
     * <p>What a task throws ends that task alone: it is logged, and the thread and the tasks that wait go on. Once the
     * runner is closed, what waited is not run; what runs is not waited for beyond the closing's own limit. A task that
     * was refused has not run in part.
     *
     * @param name what the thread is called while it runs the task, for people who read a thread dump
     * @throws java.util.concurrent.RejectedExecutionException when the runner has been closed
     */
    void run(Work work, String name, Runnable task);

    /** What a task does with its thread; each kind has threads of its own. */
    enum Work {
        /** Decisions of a lane: never blocks. */
        LANE,
        /** Fetching and reading a playlist: blocks on the network only. */
        POLL,
        /**
         * The inner steps of a network client, which tasks of the other kinds wait for: short, many, and never blocking.
         */
        NETWORK,
        /** Asking the name service for an address, which the other kinds wait for: may hang for long. */
        NAMES,
        /** One whole download: blocks on the network and on the store. */
        DOWNLOAD,
        /** Publishing, looking up and cleaning in a store: blocks on the store only. */
        STORE,
        /** Bringing copies to a store that is reached over the network, and asking it: blocks on the network. */
        UPLOAD,
        /** Writing events to where a complete listener keeps them. */
        LISTENER
    }
}
