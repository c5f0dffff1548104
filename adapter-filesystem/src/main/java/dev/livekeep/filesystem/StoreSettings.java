package dev.livekeep.filesystem;

import java.time.Duration;

/**
 * How a {@link FileArchiveStore} works.
 *
 * @param fsync when copies are written through
 * @param drafts the most copies of one round ({@link FsyncMode#BATCH}: eight times as many)
 * @param roundTime how long a round goes on taking copies in ({@link FsyncMode#BATCH}: no limit)
 * @param batchWait how long {@link FsyncMode#BATCH} waits for company
 * @param rounds the most rounds at one time
 * @param hours how many hours of a quality the index remembers
 * @param recoveryDelay how long after the start the remains of dead recorders are cleared away
 */
public record StoreSettings(
        FsyncMode fsync,
        int drafts,
        Duration roundTime,
        Duration batchWait,
        int rounds,
        int hours,
        Duration recoveryDelay) {

    private static final int BATCH_FACTOR = 8;

    public StoreSettings {
        if (drafts < 1 || rounds < 1 || hours < 1) {
            throw new IllegalArgumentException(
                    "want at least one draft, round and hour, got " + drafts + ", " + rounds + " and " + hours);
        }
    }

    /** Small rounds, everything written through. */
    public static StoreSettings defaults() {
        return new StoreSettings(
                FsyncMode.EACH, 32, Duration.ofMillis(50), Duration.ofSeconds(1), 2, 3, Duration.ofSeconds(5));
    }

    /** The same with another way of writing through. */
    public StoreSettings withFsync(FsyncMode mode) {
        return new StoreSettings(mode, drafts, roundTime, batchWait, rounds, hours, recoveryDelay);
    }

    int mostDrafts() {
        return fsync == FsyncMode.BATCH ? drafts * BATCH_FACTOR : drafts;
    }
}
