package dev.livekeep.domain.archive;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The folder of one UTC hour, {@code 2019-11-13T02}: a segment lies in the hour in which it starts (contract §1).
 *
 * @param start the first instant of the hour; an instant inside the hour is moved back to it
 */
public record HourFolder(Instant start) implements Comparable<HourFolder> {

    private static final Pattern SHAPE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}");
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .withZone(ZoneOffset.UTC);

    public HourFolder {
        if (!NameableTime.holds(start)) {
            throw new IllegalArgumentException("An hour folder lies in the years 1 to 9999, but found " + start
                    + ": check the clock that gave this date");
        }
        start = start.truncatedTo(ChronoUnit.HOURS);
    }

    /** Returns the hour that {@code text} names, or nothing if consumers of the archive would fail on a folder so called. */
    public static Optional<HourFolder> parse(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            Instant start = LocalDateTime.parse(text, FORMAT).toInstant(ZoneOffset.UTC);
            return NameableTime.holds(start) ? Optional.of(new HourFolder(start)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Returns the folder's name. */
    public String text() {
        return FORMAT.format(start);
    }

    /** Returns the hour after this one. */
    public HourFolder next() {
        return new HourFolder(start.plus(Duration.ofHours(1)));
    }

    /** Returns the hour before this one. */
    public HourFolder previous() {
        return new HourFolder(start.minus(Duration.ofHours(1)));
    }

    @Override
    public int compareTo(HourFolder other) {
        return start.compareTo(other.start);
    }

    /** Returns the folder's name. */
    @Override
    public String toString() {
        return text();
    }
}
