package dev.livekeep.domain.timeline;

import dev.livekeep.domain.text.ForeignText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the dates of playlists as leniently as the recorders of the same archive do (contract §4): basic and extended
 * form, a blank for the T, missing parts, a comma for the point, offsets in every spelling, no zone for UTC. The host's
 * own zone plays no part.
 */
public final class ProgramDateTime {

    private static final Pattern SHAPE = Pattern.compile("""
            \\s*+
            (?<year>[0-9]{4}) (?: -(?<month>[0-9]{2})-(?<day>[0-9]{2}) | (?<monthday>[0-9]{4}) )
            (?:
              (?: [Tt] | \\x20++ )
              (?<hour>[0-9]{2})
              (?: :?(?<minute>[0-9]{2}) (?: :?(?<second>[0-9]{2}) (?: [.,](?<fraction>[0-9]++) )? )? )?
              (?: \\x20*+ (?: (?<utc>Z|z|UTC|GMT) | (?<name>[A-Z]{3,5}) )? (?<offset>[+-][0-9:]++)? )
            )?
            \\s*+""", Pattern.COMMENTS);
    private static final Pattern OFFSET =
            Pattern.compile("(?<sign>[+-])(?<hours>[0-9]{1,2})(?:(?::|(?<=[0-9]{2}))(?<minutes>[0-9]{2}))?");
    private static final int LEAP_SECOND = 60;
    private static final int FRACTION_DIGITS = 6;

    private ProgramDateTime() {}

    /**
     * Reads one date. Never throws, whatever the text. Digits beyond microseconds are cut off. A leap second,
     * {@code :60}, is read as the first second of the next minute, as most clocks repeat it. Dates before 1970 and after
     * 9998 are unreadable.
     */
    public static DateReading parse(String text) {
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            return unreadable("a date like 2019-01-06T22:15:41.123Z", text);
        }
        Optional<Duration> offset = offset(parts);
        if (offset.isEmpty()) {
            return unreadable("a zone like Z, +01:00, +0100 or +01, less than a day away", text);
        }
        try {
            Instant date = date(parts)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .plus(timeOfDay(parts))
                    .minus(offset.get());
            return DateRange.holds(date)
                    ? new DateReading.Read(date, remark(parts))
                    : unreadable("a date in the years 1970 to 9998", text);
        } catch (DateTimeException e) {
            return unreadable("a date and time that exist", text);
        }
    }

    private static LocalDate date(Matcher parts) {
        String monthday = parts.group("monthday");
        String month = monthday == null ? parts.group("month") : monthday.substring(0, 2);
        String day = monthday == null ? parts.group("day") : monthday.substring(2);
        return LocalDate.of(Integer.parseInt(parts.group("year")), Integer.parseInt(month), Integer.parseInt(day));
    }

    private static Duration timeOfDay(Matcher parts) {
        int hour = number(parts, "hour", 23);
        int minute = number(parts, "minute", 59);
        int second = number(parts, "second", LEAP_SECOND);
        return Duration.ofHours(hour).plusMinutes(minute).plusSeconds(second).plus(micros(parts), ChronoUnit.MICROS);
    }

    private static int number(Matcher parts, String name, int most) {
        String digits = parts.group(name);
        int number = digits == null ? 0 : Integer.parseInt(digits);
        if (number > most) {
            throw new DateTimeException(name + " goes up to " + most);
        }
        return number;
    }

    private static int micros(Matcher parts) {
        String fraction = parts.group("fraction");
        return fraction == null
                ? 0
                : Integer.parseInt((fraction + "0".repeat(FRACTION_DIGITS)).substring(0, FRACTION_DIGITS));
    }

    /**
     * Returns how far the written time is ahead of UTC, or nothing if the zone makes no sense. Behind the name of a zone
     * the sign counts the other way round, as in POSIX: {@code UTC+3} lies three hours behind UTC.
     */
    private static Optional<Duration> offset(Matcher parts) {
        String written = parts.group("offset");
        if (written == null) {
            return Optional.of(Duration.ZERO);
        }
        Matcher offset = OFFSET.matcher(written);
        if (!offset.matches()) {
            return Optional.empty();
        }
        int hours = Integer.parseInt(offset.group("hours"));
        int minutes = offset.group("minutes") == null ? 0 : Integer.parseInt(offset.group("minutes"));
        if (hours > 23 || minutes > 59) {
            return Optional.empty();
        }
        Duration size = Duration.ofHours(hours).plusMinutes(minutes);
        boolean named = parts.group("utc") != null || parts.group("name") != null;
        boolean ahead = offset.group("sign").equals("+") != named;
        return Optional.of(ahead ? size : size.negated());
    }

    private static Optional<String> remark(Matcher parts) {
        String name = parts.group("name");
        if (name != null && parts.group("offset") == null) {
            return Optional.of("the zone " + name + " is not known here: the digits were read as UTC");
        }
        return "60".equals(parts.group("second"))
                ? Optional.of("the leap second was read as the first second of the next minute")
                : Optional.empty();
    }

    private static DateReading unreadable(String wanted, String found) {
        return new DateReading.Unreadable("wanted " + wanted + ", found " + ForeignText.quoted(found));
    }
}
