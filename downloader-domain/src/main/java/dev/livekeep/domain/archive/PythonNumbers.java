package dev.livekeep.domain.archive;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads numbers as Python's {@code int()} and {@code float()} do, which read the names of an archive. */
final class PythonNumbers {

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]++(?:_[0-9]++)*+");
    private static final String DIGITS = "[0-9]++(?:_[0-9]++)*+";
    private static final Pattern DECIMAL = Pattern.compile(
            "[+-]?(?:" + DIGITS + "(?:\\.(?:" + DIGITS + ")?+)?+|\\." + DIGITS + ")(?:[eE][+-]?" + DIGITS + ")?+");
    private static final Pattern INFINITY = Pattern.compile("[+-]?inf(?:inity)?");
    private static final Pattern NOT_A_NUMBER = Pattern.compile("[+-]?nan");
    private static final int MOST_INTEGER_DIGITS = 9;

    private PythonNumbers() {}

    /** Returns the small whole number that {@code text} spells, or nothing if it spells none or one of more than 9 digits. */
    static OptionalInt integer(String text) {
        String plain = plain(text);
        if (!INTEGER.matcher(plain).matches()) {
            return OptionalInt.empty();
        }
        String digits = plain.replace("_", "");
        return digits.length() > MOST_INTEGER_DIGITS ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
    }

    /** Returns the number that {@code text} spells, infinities and NaN included, or nothing if it spells none. */
    static OptionalDouble decimal(String text) {
        String plain = plain(text);
        if (DECIMAL.matcher(plain).matches()) {
            return OptionalDouble.of(Double.parseDouble(plain.replace("_", "")));
        }
        String word = plain.toLowerCase(Locale.ROOT);
        if (INFINITY.matcher(word).matches()) {
            return OptionalDouble.of(word.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }
        return NOT_A_NUMBER.matcher(word).matches() ? OptionalDouble.of(Double.NaN) : OptionalDouble.empty();
    }

    /** Returns {@code text} without the blanks around it and with every decimal digit of any script as an ASCII one. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> appendPlain(plain, codePoint));
        return plain.toString().strip();
    }

    private static void appendPlain(StringBuilder plain, int codePoint) {
        if (Character.getType(codePoint) == Character.DECIMAL_DIGIT_NUMBER) {
            plain.append(Character.digit(codePoint, 10));
        } else if (Character.isSpaceChar(codePoint) || Character.isWhitespace(codePoint) || codePoint == '\u0085') {
            plain.append(' ');
        } else {
            plain.appendCodePoint(codePoint);
        }
    }
}
