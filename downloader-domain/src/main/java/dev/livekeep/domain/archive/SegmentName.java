package dev.livekeep.domain.archive;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * What the name of one stored copy says of it (contract §1).
 *
 * <p>Every value prints as a name that every consumer of the archive can read. Names read back from an archive may be
 * spelt in other ways; {@link #parse} understands them.
 *
 * @param start when the segment begins; whatever goes beyond whole microseconds is cut off
 */
public record SegmentName(Instant start, SegmentDuration duration, SegmentKind kind, SegmentHash hash) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("mm:ss.SSSSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    public SegmentName {
        start = start.truncatedTo(ChronoUnit.MICROS);
        if (!NameableTime.holds(start) || !NameableTime.holds(duration.after(start))) {
            throw new IllegalArgumentException("A segment lies in the years 1 to 9999, but found " + start + " and "
                    + duration.text() + " s: take another date for it");
        }
    }

    /** Returns when the segment ends. */
    public Instant end() {
        return duration.after(start);
    }

    /** Returns the folder of the hour in which the segment begins. */
    public HourFolder hour() {
        return new HourFolder(start);
    }

    /** Returns the file name, {@code TIME-DURATION-KIND-HASH.ts}. */
    public String fileName() {
        return slotText() + kind.text() + "-" + hash.text() + ".ts";
    }

    /** Returns the beginning that all copies of this start and duration share, {@code TIME-DURATION-}. */
    public String slotText() {
        return TIME.format(start) + "-" + duration.text() + "-";
    }

    /** Returns the name of the file that hides this copy from every consumer (contract §6). */
    public String tombstoneName() {
        return slotText() + kind.text() + "-" + hash.text() + ".tombstone";
    }

    /**
     * Reads the file name of a segment that lies in {@code hour}, as leniently as the archive's consumers do (contract
     * §7.2). Never throws, whatever the text.
     */
    public static NameReading parse(HourFolder hour, String fileName) {
        return NameReader.read(hour, fileName);
    }

    /** Returns the file name. */
    @Override
    public String toString() {
        return fileName();
    }
}
