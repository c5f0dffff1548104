package dev.livekeep.domain.playlist;

import dev.livekeep.domain.timeline.DateReading;
import dev.livekeep.domain.timeline.ProgramDateTime;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Dates of one playlist. The form nearly every origin writes is read in place, all others by the lenient reader. Most dates
 * lie in the minute of the one before, whose beginning is not read again.
 */
final class DateText {
    private static final int TO_THE_MINUTE = "2019-01-06T22:15:".length();

    private final Reading reading;
    private String minute = "no minute";
    private long minuteSecond;

    DateText(Reading reading) {
        this.reading = reading;
    }

    /** The date in whole microseconds (further digits are cut off); null, and a problem, when it is none. */
    @Nullable
    Instant read(String wanted, String text, int from, int to) {
        Instant plain = plain(text, from, to);
        return plain != null ? plain : lenient(wanted, text.substring(from, to));
    }

    private @Nullable Instant lenient(String wanted, String text) {
        return switch (ProgramDateTime.parse(text)) {
            case DateReading.Read(Instant date, Optional<String> remark) -> {
                remark.ifPresent(assumed -> reading.problem(wanted + " without assuming anything", text));
                yield date;
            }
            case DateReading.Unreadable unreadable -> {
                reading.problem(wanted, text);
                yield null;
            }
        };
    }

    /** {@code 2019-01-06T22:15:41.123Z}, with any fraction; null for any other form. */
    @Nullable
    Instant plain(String text, int from, int to) {
        if (to - from < TO_THE_MINUTE + "00Z".length() || text.charAt(to - 1) != 'Z' || !knowsMinute(text, from)) {
            return null;
        }
        int second = pair(text, from + TO_THE_MINUTE);
        int micros = fraction(text, from + TO_THE_MINUTE + 2, to - 1);
        return second >= 0 && second <= 59 && micros >= 0
                ? Instant.ofEpochSecond(minuteSecond + second, micros * 1000L)
                : null;
    }

    private boolean knowsMinute(String text, int from) {
        if (text.startsWith(minute, from)) {
            return true;
        }
        long second = minuteSecond(text, from);
        if (second >= 0) {
            minute = text.substring(from, from + TO_THE_MINUTE);
            minuteSecond = second;
        }
        return second >= 0;
    }

    /** The second since 1970 that a minute begins at; -1 if it is none. */
    private static long minuteSecond(String text, int from) {
        if (!hasMarks(text, from)) {
            return -1;
        }
        int year = pair(text, from) * 100 + pair(text, from + 2);
        int month = pair(text, from + 5);
        int day = pair(text, from + 8);
        int hour = pair(text, from + 11);
        int minute = pair(text, from + 14);
        boolean inDay = hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59;
        boolean inYear = year >= 1970 && year <= 9998 && month >= 1 && month <= 12;
        return inDay && inYear && day >= 1 && day <= lengthOfMonth(year, month)
                ? epochDay(year, month, day) * 86_400 + hour * 3600L + minute * 60L
                : -1;
    }

    private static boolean hasMarks(String text, int from) {
        return text.charAt(from + 4) == '-'
                && text.charAt(from + 7) == '-'
                && text.charAt(from + 10) == 'T'
                && text.charAt(from + 13) == ':'
                && text.charAt(from + 16) == ':';
    }

    /** The number that two digits make; far below 0 for anything else. */
    private static int pair(String text, int at) {
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -10_000;
    }

    /** The microseconds of {@code .123…}, 0 of an empty stretch; -1 for anything else. */
    private static int fraction(String text, int from, int to) {
        if (from == to) {
            return 0;
        }
        if (text.charAt(from) != '.' || from + 1 == to) {
            return -1;
        }
        int micros = 0;
        int unit = 100_000;
        for (int at = from + 1; at < to; at++) {
            if (!Numbers.isDigit(text.charAt(at))) {
                return -1;
            }
            micros += (text.charAt(at) - '0') * unit;
            unit /= 10;
        }
        return micros;
    }

    private static int lengthOfMonth(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** Days since 1970-01-01 in the Gregorian calendar, years counted from March. */
    private static long epochDay(int year, int month, int day) {
        int shifted = month <= 2 ? year - 1 : year;
        int era = shifted / 400;
        int yearOfEra = shifted - era * 400;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return era * 146_097L + yearOfEra * 365L + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468L;
    }
}
