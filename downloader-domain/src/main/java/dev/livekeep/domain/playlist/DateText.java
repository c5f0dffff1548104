package dev.livekeep.domain.playlist;

import dev.livekeep.domain.timeline.DateReading;
import dev.livekeep.domain.timeline.ProgramDateTime;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Dates of a playlist. The form nearly every origin writes is read in place, all others by the lenient reader. */
final class DateText {
    private DateText() {}

    /** The date in whole microseconds (further digits are cut off); null, and a problem, when it is none. */
    static @Nullable Instant read(Reading reading, String wanted, String text, int from, int to) {
        Instant plain = plain(text, from, to);
        return plain != null ? plain : lenient(reading, wanted, text.substring(from, to));
    }

    private static @Nullable Instant lenient(Reading reading, String wanted, String text) {
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
    static @Nullable Instant plain(String text, int from, int to) {
        if (to - from < 20 || text.charAt(to - 1) != 'Z' || !hasMarks(text, from)) {
            return null;
        }
        int year = pair(text, from) * 100 + pair(text, from + 2);
        int month = pair(text, from + 5);
        int day = pair(text, from + 8);
        int hour = pair(text, from + 11);
        int minute = pair(text, from + 14);
        int second = pair(text, from + 17);
        int micros = fraction(text, from + 19, to - 1);
        boolean readable = year >= 1970 && year <= 9998 && month >= 1 && month <= 12 && day >= 1 && micros >= 0;
        boolean inDay = hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59;
        if (!readable || !inDay || day > lengthOfMonth(year, month)) {
            return null;
        }
        long seconds = epochDay(year, month, day) * 86_400 + hour * 3600L + minute * 60L + second;
        return Instant.ofEpochSecond(seconds, micros * 1000L);
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
