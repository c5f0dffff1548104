package dev.livekeep.domain.playlist;

/** Numbers read from a stretch of text, without a copy where that can be. */
final class Numbers {
    /** What {@link #whole} says when there is no number. */
    static final long NONE = -1;

    private static final long LARGEST = 1L << 60;
    private static final int EXACT_DIGITS = 15;
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private Numbers() {}

    /** A whole number from 0 to 2^60, with or without a fraction that is cut off ({@code 2.000}); else {@link #NONE}. */
    static long whole(String text, int from, int to) {
        int end = digitsEnd(text, from, to);
        if (end == from || (end < to && (text.charAt(end) != '.' || digitsEnd(text, end + 1, to) != to))) {
            return NONE;
        }
        long value = 0;
        for (int at = from; at < end; at++) {
            int digit = text.charAt(at) - '0';
            if (value > (LARGEST - digit) / 10) {
                return NONE;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** A finite decimal number, signed or not, that fills the text; else NaN. */
    static double decimal(String text) {
        boolean negative = text.startsWith("-");
        int from = negative ? 1 : 0;
        int end = decimalEnd(text, from, text.length());
        if (end == from || end != text.length()) {
            return Double.NaN;
        }
        double value = decimal(text, from, end);
        return negative ? -value : value;
    }

    /** Where a number such as {@code 2}, {@code 2.}, {@code 2.002} or {@code .5} ends; {@code from} when there is none. */
    static int decimalEnd(String text, int from, int to) {
        int end = digitsEnd(text, from, to);
        if (end == to || text.charAt(end) != '.') {
            return end;
        }
        int fraction = digitsEnd(text, end + 1, to);
        return end == from && fraction == end + 1 ? from : fraction;
    }

    /** The nearest double of a number without a sign that fills the stretch; NaN when it is too large for one. */
    static double decimal(String text, int from, int to) {
        long digits = 0;
        int significant = 0;
        int fraction = -1;
        for (int at = from; at < to; at++) {
            char here = text.charAt(at);
            if (here == '.') {
                fraction = 0;
                continue;
            }
            digits = digits * 10 + (here - '0');
            significant += digits > 0 ? 1 : 0;
            fraction += fraction >= 0 ? 1 : 0;
            if (significant > EXACT_DIGITS || fraction > EXACT_DIGITS) {
                double value = Double.parseDouble(text.substring(from, to));
                return Double.isInfinite(value) ? Double.NaN : value;
            }
        }
        return fraction <= 0 ? digits : digits / POWERS[fraction];
    }

    private static int digitsEnd(String text, int from, int to) {
        int at = from;
        while (at < to && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    static boolean isDigit(char here) {
        return here >= '0' && here <= '9';
    }
}
