package dev.livekeep.ports;

import java.nio.file.Path;

/**
 * What a store works with, and what was asked for all stores alike.
 *
 * @param tasks whose threads it works on
 * @param scheduler whose timers it waits with
 * @param clock what time it is
 * @param fsync when a copy counts as stored, where the store has a choice
 * @param spool the folder on this machine below which a store may keep a folder of its own, not for others to read
 * @param instance who is recording
 */
public record StoreContext(
        TaskRunner tasks, Scheduler scheduler, Clock clock, Fsync fsync, Path spool, String instance) {

    /** When a copy counts as stored. */
    public enum Fsync {
        /** Once it is written through. */
        EACH,
        /** The same, in wider rounds and later. */
        BATCH,
        /** Once it is visible. */
        OFF
    }
}
