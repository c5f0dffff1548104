package dev.livekeep.domain.archive;

import java.time.Instant;

/** The dates that a name can hold and every reader of it can count with: the years 1 to 9999. */
final class NameableTime {

    static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private NameableTime() {}

    static boolean holds(Instant date) {
        return !date.isBefore(FIRST) && !date.isAfter(LAST);
    }
}
