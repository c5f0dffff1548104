package dev.livekeep.domain.timeline;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The dates that a live segment can sensibly have: the years 1970 to 9998. */
final class DateRange {

    static final Instant FIRST = Instant.EPOCH;
    static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private DateRange() {}

    static boolean holds(Instant date) {
        return !date.isBefore(FIRST) && date.isBefore(END);
    }

    /** Returns {@code date}, or the first or last date of the range if it lies outside. */
    static Instant nearest(Instant date) {
        if (date.isBefore(FIRST)) {
            return FIRST;
        }
        return holds(date) ? date : END.minus(1, ChronoUnit.MICROS);
    }
}
