package dev.livekeep.domain.media;

/**
 * How long the time stamps of one elementary stream reach. They count 90 kHz in 33 bits and may wrap; frames may come out
 * of order. A jump of more than ten seconds is a new beginning, not time that was played.
 */
final class PlayedTime {

    private static final double HERTZ = 90_000;
    private static final long JUMP = 10 * 90_000L;
    private static final int UNUSED_BITS = 64 - 33;

    private final int pid;
    private long stamps = 0;
    private long breaks = 0;
    private long earlierRuns = 0;
    private long last = 0;
    private long first = 0;
    private long end = 0;

    PlayedTime(int pid) {
        this.pid = pid;
    }

    int pid() {
        return pid;
    }

    /** Counts one time stamp of 33 bits. */
    void add(long stamp) {
        long step = ((stamp - last) << UNUSED_BITS) >> UNUSED_BITS;
        if (stamps == 0) {
            begin(stamp);
        } else if (Math.abs(step) > JUMP) {
            earlierRuns += end - first;
            breaks++;
            begin(stamp);
        } else {
            last += step;
            first = Math.min(first, last);
            end = Math.max(end, last);
        }
        stamps++;
    }

    /** Whether there are time stamps enough to tell a length. */
    boolean isMeasured() {
        return stamps > breaks + 1;
    }

    /** Seconds from the first time stamp to the end of the last frame, which is taken to last as long as the others do. */
    double seconds() {
        long steps = stamps - breaks - 1;
        double ticks = earlierRuns + end - first;
        return ticks / HERTZ * (steps + breaks + 1) / steps;
    }

    private void begin(long stamp) {
        last = stamp;
        first = stamp;
        end = stamp;
    }
}
