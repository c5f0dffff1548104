package dev.livekeep.origin.story;

import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.fault.FaultScript;
import dev.livekeep.origin.journal.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A fault script, the world it plays in, and what must have been served in the end. Immutable.
 *
 * <p>All of it is one text: comments {@code # world: …} and {@code # expect: …} hold what is no rule, and the first comment
 * says in a line what happens; see docs/origin.md.
 *
 * @param line what happens, for a person
 * @param expected how often each thing must be served at least, by its name in {@link Served}
 */
public record Story(String line, World world, FaultScript faults, Map<String, Long> expected) {
    private static final String EXPECT = "# expect:";
    private static final String WORLD = "# world:";

    public Story {
        expected = Map.copyOf(expected);
    }

    /**
     * Reads a story; any fault script is one.
     *
     * @throws IllegalArgumentException with what was wanted and what was found
     */
    public static Story parse(String text) {
        FaultScript faults = FaultScript.parse(text);
        String line = "";
        World world = World.usual();
        Map<String, Long> expected = new TreeMap<>();
        for (String each : text.lines().map(String::strip).toList()) {
            if (each.startsWith(EXPECT)) {
                pairs(each.substring(EXPECT.length()))
                        .forEach((name, least) -> expected.put(name, number(name, least)));
            } else if (each.startsWith(WORLD)) {
                world = World.of(pairs(each.substring(WORLD.length())));
            } else if (line.isEmpty() && each.startsWith("# ")) {
                line = each.substring(2);
            }
        }
        return new Story(line, world, faults, expected);
    }

    private static Map<String, String> pairs(String words) {
        Map<String, String> pairs = new TreeMap<>();
        for (String word : words.strip().split("\\s+", -1)) {
            String[] pair = word.split("=", 2);
            if (pair.length < 2) {
                throw new IllegalArgumentException("want NAME=VALUE after `# world:` and `# expect:`, got " + word);
            }
            pairs.put(pair[0], pair[1]);
        }
        return pairs;
    }

    private static long number(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("want a number after `# expect: " + name + "=`, got " + text, e);
        }
    }

    /** This origin as the story wants it. */
    public OriginConfig in(OriginConfig base) {
        return world.in(base).withFaults(faults);
    }

    /** What should have been served and was not, a line each, by the journal of an origin that told the story. */
    public List<String> unmet(Journal journal) {
        Map<String, Long> served = Served.in(journal);
        List<String> unmet = new ArrayList<>();
        new TreeMap<>(expected).forEach((name, least) -> {
            long times = served.getOrDefault(name, 0L);
            if (times < least) {
                unmet.add("not served: " + name + ": want at least " + least + " times, found " + times
                        + " in the origin's journal");
            }
        });
        return unmet;
    }
}
