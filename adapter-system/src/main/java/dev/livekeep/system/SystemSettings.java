package dev.livekeep.system;

import java.time.Duration;

/**
 * How many threads each kind of work may have at most. Threads come when they are needed and go after {@code idle}.
 *
 * @param lanes threads that decide
 * @param polls polls under way at a time
 * @param network threads for the inner steps of network clients
 * @param downloads downloads under way at a time: the places of the process, and some that are being closed
 * @param store threads that publish, look up and clean
 * @param uploads threads that bring copies to stores over the network; each store takes a share of its own
 * @param listeners threads of complete listeners
 * @param idle how long a thread without work stays
 */
public record SystemSettings(
        int lanes, int polls, int network, int downloads, int store, int uploads, int listeners, Duration idle) {

    /** For the given number of download places in the process. */
    public static SystemSettings forDownloads(int places) {
        return new SystemSettings(2, 256, 8, places + Math.max(16, places / 2), 8, 48, 4, Duration.ofSeconds(20));
    }

    public SystemSettings {
        for (int threads : new int[] {lanes, polls, network, downloads, store, uploads, listeners}) {
            if (threads < 1) {
                throw new IllegalArgumentException("want at least one thread of each kind, got " + threads);
            }
        }
    }
}
