package dev.livekeep.domain.timeline;

import java.time.Instant;

/** The dates that a live segment can sensibly have: the years 1970 to 9998. */
final class DateRange {

    static final Instant FIRST = Instant.EPOCH;
    static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private DateRange() {}

    static boolean holds(Instant date) {
        return !date.isBefore(FIRST) && date.isBefore(END);
    }
}
