package dev.livekeep.origin.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Rules in the order in which they are tried: the first that applies to a request decides. Immutable. */
public record FaultScript(List<Rule> rules) {
    /** Numbers the rules by their places. */
    public FaultScript {
        List<Rule> numbered = new ArrayList<>();
        for (Rule rule : rules) {
            numbered.add(rule.numbered(numbered.size() + 1));
        }
        rules = List.copyOf(numbered);
    }

    /** Nothing goes wrong. */
    public static FaultScript none() {
        return new FaultScript(List.of());
    }

    /** These rules, in this order. */
    public static FaultScript of(Rule... rules) {
        return new FaultScript(List.of(rules));
    }

    /**
     * Reads the text form, see docs/origin.md.
     *
     * @throws IllegalArgumentException with the line's number, what was wanted and what was found
     */
    public static FaultScript parse(String text) {
        List<Rule> rules = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\r?\n", -1)) {
            number++;
            String rule = line.replaceFirst("(^|\\s)#.*", "").strip();
            if (!rule.isEmpty()) {
                rules.add(parsed(number, rule));
            }
        }
        return new FaultScript(rules);
    }

    /** Reads a file in the text form; see {@link #parse}. */
    public static FaultScript read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    private static Rule parsed(int number, String line) {
        try {
            return RuleText.parse(line);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("fault script line " + number + ": " + e.getMessage(), e);
        }
    }
}
