package dev.livekeep.domain.archive;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prints durations letter for letter as the recorders of the same archive do, which print Python's floats (contract §3). */
public final class DurationText {

    private static final Pattern LEADING_DECIMAL = Pattern.compile("\\A\\s*+([0-9]++(?:\\.[0-9]++)?+)");
    private static final MathContext ONE_DIGIT = new MathContext(1, RoundingMode.HALF_EVEN);
    private static final int LEAST_POSITIONAL_EXPONENT = -4;
    private static final int MOST_POSITIONAL_EXPONENT = 15;

    private DurationText() {}

    /**
     * Returns the text that a whole {@code EXTINF} value (duration, comma, title) turns into: its leading decimal number
     * as a double, or the integer {@code 0} where the value does not begin with a digit.
     */
    public static String ofExtinf(String value) {
        Matcher decimal = LEADING_DECIMAL.matcher(value);
        return decimal.find() ? of(Double.parseDouble(decimal.group(1))) : "0";
    }

    /** Returns {@code number} as Python's {@code repr(float)} prints it, for every double there is. */
    public static String of(double number) {
        if (Double.isNaN(number)) {
            return "nan";
        }
        String sign = Double.doubleToRawLongBits(number) < 0 ? "-" : "";
        double magnitude = Math.abs(number);
        if (Double.isInfinite(magnitude)) {
            return sign + "inf";
        }
        return magnitude == 0 ? sign + "0.0" : sign + laidOut(shortest(magnitude));
    }

    private static String laidOut(BigDecimal shortest) {
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= LEAST_POSITIONAL_EXPONENT && exponent <= MOST_POSITIONAL_EXPONENT) {
            return plain(shortest);
        }
        String digits = shortest.unscaledValue().toString();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        String power = (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        return digits.charAt(0) + fraction + "e" + power;
    }

    /** Returns {@code shortest} without an exponent and always with a fraction. */
    static String plain(BigDecimal shortest) {
        return shortest.setScale(Math.max(1, shortest.scale())).toPlainString();
    }

    /**
     * Returns the shortest decimal that reads back as {@code magnitude}, without trailing zeros; {@code magnitude} is
     * finite and above 0. {@link Double#toString} never prints fewer than two digits, and for the very smallest doubles the
     * best two digits are not the best single digit with a zero behind it.
     */
    static BigDecimal shortest(double magnitude) {
        BigDecimal digits = new BigDecimal(Double.toString(magnitude)).stripTrailingZeros();
        if (digits.precision() == 2) {
            BigDecimal single = digits.round(ONE_DIGIT);
            if (single.doubleValue() == magnitude) {
                return single.stripTrailingZeros();
            }
        }
        return digits;
    }
}
