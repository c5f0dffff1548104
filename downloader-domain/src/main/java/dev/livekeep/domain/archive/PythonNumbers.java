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
    private static final Pattern INFINITY = Pattern.compile("\\+?inf(?:inity)?");

    private PythonNumbers() {}

    /** Returns the whole number that {@code text}, of at most 9 characters, spells, or nothing if it spells none. */
    static OptionalInt integer(String text) {
        String plain = plain(text);
        return INTEGER.matcher(plain).matches()
                ? OptionalInt.of(Integer.parseInt(plain.replace("_", "")))
                : OptionalInt.empty();
    }

    /** Returns the number that {@code text} spells, infinity included, or nothing: for what is no duration (NaN, minus infinity) too. */
    static OptionalDouble decimal(String text) {
        String plain = plain(text);
        if (DECIMAL.matcher(plain).matches()) {
            return OptionalDouble.of(Double.parseDouble(plain.replace("_", "")));
        }
        return INFINITY.matcher(plain.toLowerCase(Locale.ROOT)).matches()
                ? OptionalDouble.of(Double.POSITIVE_INFINITY)
                : OptionalDouble.empty();
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
