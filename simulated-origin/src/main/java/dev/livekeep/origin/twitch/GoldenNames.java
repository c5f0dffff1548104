package dev.livekeep.origin.twitch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What names and values a query or a set of headers must have, read from a golden file of {@code NAME PRESENCE PATTERN} lines. */
final class GoldenNames {
    private final List<Line> lines;

    private enum Presence {
        REQUIRED,
        OPTIONAL,
        FORBIDDEN
    }

    private record Line(String name, Presence presence, Pattern pattern) {
        static Line of(String text) {
            String[] words = text.split(" ", 3);
            return new Line(
                    words[0],
                    Presence.valueOf(words[1].toUpperCase(Locale.ROOT)),
                    Pattern.compile(words[2], Pattern.DOTALL));
        }
    }

    GoldenNames(String resource) {
        lines = Golden.text(resource)
                .lines()
                .filter(l -> !l.isBlank() && !l.startsWith("#"))
                .map(Line::of)
                .toList();
    }

    /** The differences; names that are not in the file are none. */
    List<String> differences(Map<String, String> found) {
        List<String> differences = new ArrayList<>();
        for (Line line : lines) {
            String value = found.get(line.name());
            if (value == null && line.presence() == Presence.REQUIRED) {
                differences.add("want " + line.name() + " like " + line.pattern() + ", found none");
            } else if (value != null && line.presence() == Presence.FORBIDDEN) {
                differences.add("want no " + line.name() + ", found one");
            } else if (value != null && !line.pattern().matcher(value).matches()) {
                differences.add("want " + line.name() + " like " + line.pattern() + ", found another value");
            }
        }
        return differences;
    }

    /** The differences; names that are not in the file are some too. */
    List<String> differencesAndStrangers(Map<String, String> found) {
        List<String> differences = differences(found);
        found.keySet().stream()
                .filter(name -> lines.stream().noneMatch(line -> line.name().equals(name)))
                .forEach(name -> differences.add("want no parameter " + name + ", found one"));
        return differences;
    }
}
