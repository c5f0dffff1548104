package dev.livekeep.simulation;

import java.util.Arrays;
import java.util.List;

/** Everything that can be wrong with the simulated world. */
enum Fault {
    // what an origin does
    STATUS_CODE,
    RESET,
    TRUNCATED_WITH_LENGTH,
    TRUNCATED_WITHOUT_LENGTH,
    STALL,
    SLOW_HEADERS,
    DRIP,
    EMPTY_BODY,
    SHORT_BUT_VALID_BODY,
    SEGMENT_REFUSED,
    DEAD_EDGE,
    FROZEN_EDGE,
    BACKWARD_PLAYLIST,
    GARBAGE_PLAYLIST,
    BAD_DATES,
    DATES_JUMP,
    SAYS_ENDED,
    OUTAGE,
    BLACK_HOLE,
    ENDLESS_ADS,
    STREAM_REFUSED,
    QUALITY_MISSING,
    // replies that come in no good order
    REPLY_AFTER_CANCEL,
    REPLY_TWICE,
    REPLY_NEVER,
    // what the store does
    STORE_SLOW,
    STORE_BLOCKED,
    STORE_FAILING,
    STORE_FULL,
    // what happens to the process
    CLOCK_BACK,
    CLOCK_FORTH,
    PAUSE_OF_20_SECONDS,
    PAUSE_OF_5_MINUTES;

    /** Faults of one channel's origin. */
    static final List<Fault> OF_AN_ORIGIN = Arrays.stream(values())
            .filter(fault -> fault.compareTo(STORE_SLOW) < 0)
            .toList();

    /** Faults that meet every channel. */
    static final List<Fault> OF_THE_PROCESS = Arrays.stream(values())
            .filter(fault -> fault.compareTo(STORE_SLOW) >= 0)
            .toList();
}
