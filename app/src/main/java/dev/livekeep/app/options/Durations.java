package dev.livekeep.app.options;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 30} and {@code 30s} are seconds; {@code 500ms}, {@code 5m}, {@code 2h}, {@code PT5S}. */
final class Durations {
    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)?");

    private static final Duration LONGEST = Duration.ofDays(3650);

    private Durations() {}

    /**
     * Reads a duration.
     *
     * @throws DateTimeParseException when it is none, not positive, or longer than ten years
     */
    static Duration parse(String text) {
        Duration duration = read(text);
        if (!duration.isPositive() || duration.compareTo(LONGEST) > 0) {
            throw new DateTimeParseException("not more than nothing and less than ten years", text, 0);
        }
        return duration;
    }

    private static Duration read(String text) {
        Matcher matcher = SHORT.matcher(text.strip());
        if (!matcher.matches()) {
            return Duration.parse(text.strip().toUpperCase(Locale.ROOT));
        }
        long number = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2);
        return switch (unit == null ? "s" : unit) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> throw new DateTimeParseException("unknown unit", text, 0);
        };
    }

    static String text(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
