package dev.livekeep.metrics;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A metric of one family and its labels as one name in the Dropwizard registry: {@code FAMILY|label=value|label=value},
 * with {@code %}, {@code |} and {@code =} in values escaped as in URLs.
 *
 * @param family which metric
 * @param labels names and values in turn
 */
record SeriesName(MetricFamily family, List<String> labels) {

    private static final int LONGEST_VALUE = 120;

    SeriesName {
        labels = List.copyOf(labels);
    }

    static SeriesName of(MetricFamily family, String... labels) {
        return new SeriesName(family, List.of(labels));
    }

    /** Returns the name in the registry. Values are cut at 120 characters and lose control characters. */
    String text() {
        StringBuilder text = new StringBuilder(family.name());
        for (int i = 0; i < labels.size(); i += 2) {
            text.append('|').append(labels.get(i)).append('=');
            escape(bounded(labels.get(i + 1)), text);
        }
        return text.toString();
    }

    /** Reads a name; empty for one of another making. */
    static Optional<SeriesName> parse(String text) {
        String[] parts = text.split("\\|", -1);
        Optional<MetricFamily> family = family(parts[0]);
        List<String> labels = new ArrayList<>(2 * parts.length);
        for (int i = 1; i < parts.length; i++) {
            int split = parts[i].indexOf('=');
            if (split < 0) {
                return Optional.empty();
            }
            labels.add(parts[i].substring(0, split));
            labels.add(unescape(parts[i].substring(split + 1)));
        }
        return family.map(known -> new SeriesName(known, labels));
    }

    /** Returns the value of a label, or nothing. */
    Optional<String> value(String label) {
        for (int i = 0; i < labels.size(); i += 2) {
            if (labels.get(i).equals(label)) {
                return Optional.of(labels.get(i + 1));
            }
        }
        return Optional.empty();
    }

    /** Makes foreign text fit for a label. */
    static String bounded(String value) {
        int end = Math.min(value.length(), LONGEST_VALUE);
        if (end > 0 && end < value.length() && Character.isHighSurrogate(value.charAt(end - 1))) {
            end--;
        }
        StringBuilder safe = new StringBuilder(end);
        for (int i = 0; i < end; i++) {
            char letter = value.charAt(i);
            safe.append(Character.isISOControl(letter) ? '?' : letter);
        }
        byte[] bytes = safe.toString().getBytes(StandardCharsets.UTF_8);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Optional<MetricFamily> family(String name) {
        try {
            return Optional.of(MetricFamily.valueOf(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void escape(String value, StringBuilder text) {
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            switch (letter) {
                case '%' -> text.append("%25");
                case '|' -> text.append("%7C");
                case '=' -> text.append("%3D");
                default -> text.append(letter);
            }
        }
    }

    private static String unescape(String value) {
        return value.indexOf('%') < 0
                ? value
                : value.replace("%7C", "|").replace("%3D", "=").replace("%25", "%");
    }
}
