package dev.livekeep.domain.timeline;

import java.time.Instant;
import java.util.Optional;

/** What came of reading an {@code EXT-X-PROGRAM-DATE-TIME}. */
public sealed interface DateReading {

    /**
     * A date, in whole microseconds.
     *
     * @param remark what had to be assumed to read it (an unknown zone's name passed over, a leap second), if anything
     */
    record Read(Instant date, Optional<String> remark) implements DateReading {}

    /** Text that is no date that a segment could be named by. */
    record Unreadable(String reason) implements DateReading {}

    /** Returns the date, if one could be read. */
    default Optional<Instant> asDate() {
        return switch (this) {
            case Read read -> Optional.of(read.date());
            case Unreadable unreadable -> Optional.empty();
        };
    }
}
