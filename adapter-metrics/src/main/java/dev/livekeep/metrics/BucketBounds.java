package dev.livekeep.metrics;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Writes the bounds of buckets as Python's client does (contract §12): from a million on with an exponent, {@code
 * 1.048576e+06}. The bound is a label, so another text for the same number would be another series.
 */
final class BucketBounds {

    /** The label begins the braces or follows a comma; in the value of another label its quote would be escaped. */
    private static final Pattern BOUND = Pattern.compile("(?<=[{,]le=\")[0-9.E-]+(?=\")");

    private static final double WITH_EXPONENT = 1e6;

    private BucketBounds() {}

    /** A whole exposition with its bounds written so. */
    static String inPythonsWords(String exposition) {
        return BOUND.matcher(exposition).replaceAll(BucketBounds::text);
    }

    private static String text(MatchResult bound) {
        double value = Double.parseDouble(bound.group());
        return value < WITH_EXPONENT ? bound.group() : withExponent(BigDecimal.valueOf(value));
    }

    private static String withExponent(BigDecimal value) {
        String digits = value.stripTrailingZeros().unscaledValue().toString();
        int exponent = value.precision() - value.scale() - 1;
        String rest = digits.length() == 1 ? "" : "." + digits.substring(1);
        return String.format(Locale.ROOT, "%s%se+%02d", digits.substring(0, 1), rest, exponent);
    }
}
