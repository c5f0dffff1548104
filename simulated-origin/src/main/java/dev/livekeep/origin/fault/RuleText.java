package dev.livekeep.origin.fault;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads one line of a fault script: {@code WHEN [SELECTOR…] [CHANCE…] : FAULT}. */
final class RuleText {
    private When when = new When.Always();
    private Optional<String> channel = Optional.empty();
    private Optional<String> rendition = Optional.empty();
    private OptionalInt edge = OptionalInt.empty();
    private final Set<RequestKind> kinds = EnumSet.noneOf(RequestKind.class);
    private Optional<String> path = Optional.empty();
    private double probability = 1;
    private OptionalInt count = OptionalInt.empty();
    private OptionalInt each = OptionalInt.empty();
    private OptionalInt every = OptionalInt.empty();

    private RuleText() {}

    static Rule parse(String line) {
        String[] halves = line.split("\\s*:\\s+", 2);
        if (halves.length < 2) {
            throw new IllegalArgumentException("want `WHEN SELECTORS : FAULT`, found no ` : ` in `" + line + "`");
        }
        return new RuleText().rule(halves[0].strip(), halves[1].strip());
    }

    private Rule rule(String condition, String consequence) {
        Fault fault = FaultText.parse(List.of(consequence.split("\\s+")));
        String rest = readWhen(condition);
        for (String word : rest.split("\\s+", -1)) {
            if (!word.isEmpty()) {
                readWord(word);
            }
        }
        Set<RequestKind> concerned = kinds.isEmpty() ? fault.usualKinds() : kinds;
        return Rule.of(
                when,
                new Selector(channel, rendition, edge, concerned, path),
                new Chance(probability, count, each, every),
                fault);
    }

    private String readWhen(String condition) {
        String[] words = condition.split("\\s+", 2);
        String rest = words.length > 1 ? words[1] : "";
        if (words[0].equals("always")) {
            return rest;
        }
        if (words[0].equals("contents")) {
            String[] range = rest.split("\\s+", 2);
            when = contents(range[0]);
            return range.length > 1 ? range[1] : "";
        }
        when = between(words[0]);
        return rest;
    }

    private static When contents(String range) {
        String[] ends = range.split("\\.\\.", -1);
        if (ends.length > 2 || ends[0].isEmpty()) {
            throw new IllegalArgumentException("want `contents FIRST..LAST`, got " + range);
        }
        long first = Long.parseLong(ends[0]);
        if (ends.length == 1) {
            return new When.Contents(first, first);
        }
        return new When.Contents(first, ends[1].isEmpty() ? Long.MAX_VALUE : Long.parseLong(ends[1]));
    }

    private static When between(String range) {
        String[] ends = range.split("\\.\\.", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException(
                    "want `always`, `FROM..TO` in seconds or `contents FIRST..LAST`, got " + range);
        }
        Duration to = ends[1].isEmpty() ? Duration.ofDays(36_500) : FaultText.seconds(ends[1]);
        return new When.Between(ends[0].isEmpty() ? Duration.ZERO : FaultText.seconds(ends[0]), to);
    }

    private void readWord(String word) {
        String[] pair = word.split("=", 2);
        if (pair.length < 2) {
            throw new IllegalArgumentException("want NAME=VALUE, got " + word);
        }
        switch (pair[0]) {
            case "channel" -> channel = Optional.of(pair[1]);
            case "rendition" -> rendition = Optional.of(pair[1]);
            case "edge" -> edge = OptionalInt.of(Integer.parseInt(pair[1]));
            case "kind" -> Arrays.stream(pair[1].split(",")).map(RuleText::kind).forEach(kinds::add);
            case "path" -> path = Optional.of(pair[1]);
            case "p" -> probability = Double.parseDouble(pair[1]);
            case "count" -> count = OptionalInt.of(Integer.parseInt(pair[1]));
            case "each" -> each = OptionalInt.of(Integer.parseInt(pair[1]));
            case "every" -> every = OptionalInt.of(Integer.parseInt(pair[1]));
            default ->
                throw new IllegalArgumentException(
                        "want channel, rendition, edge, kind, path, p, count, each or every, got " + pair[0]);
        }
    }

    private static RequestKind kind(String word) {
        try {
            return RequestKind.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "want a kind of token, multivariant, media, segment, init, got " + word, e);
        }
    }
}
