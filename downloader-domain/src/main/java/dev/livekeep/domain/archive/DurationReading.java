package dev.livekeep.domain.archive;

import dev.livekeep.domain.text.ForeignText;
import java.util.OptionalDouble;

/** What consumers of an archive make of the duration in a segment's name (contract §3). */
public sealed interface DurationReading {

    /** A duration that consumers can count with. */
    record Counted(SegmentDuration duration) implements DurationReading {}

    /** Text that is no duration; consumers report the name and pass over it. */
    record Unreadable(String reason) implements DurationReading {}

    /** A duration longer than any date can bear; consumers fail on the whole hour. */
    record Overflowing(String reason) implements DurationReading {}

    /** Reads the DURATION field of a name. Never throws, whatever the text. */
    static DurationReading of(String text) {
        String wanted = "wanted a duration in seconds, found " + ForeignText.quoted(text);
        OptionalDouble seconds = PythonNumbers.decimal(text);
        if (text.indexOf('-') >= 0) {
            return new Unreadable(wanted + ", whose dash shifts the fields of the name");
        }
        if (seconds.isEmpty()) {
            return new Unreadable(wanted);
        }
        return SegmentDuration.isCountable(seconds.getAsDouble())
                ? new Counted(new SegmentDuration(seconds.getAsDouble()))
                : new Overflowing("the duration " + ForeignText.quoted(text) + " is longer than all dates together");
    }
}
