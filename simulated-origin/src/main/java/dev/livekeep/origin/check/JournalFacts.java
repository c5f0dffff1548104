package dev.livekeep.origin.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a journal tells, sorted by subject. Filled once by {@link #read}, then only looked at. */
final class JournalFacts {
    final Map<String, List<String>> renditions = new HashMap<>();
    final List<Publication> published = new ArrayList<>();
    final List<SessionFact> sessions = new ArrayList<>();
    final List<AskedFact> asked = new ArrayList<>();
    final List<RuleFact> rules = new ArrayList<>();
    final Set<String> advertisements = new HashSet<>();
    final List<String> violations = new ArrayList<>();
    Instant started = Instant.EPOCH;
    Instant ended = Instant.EPOCH;
    Duration segment = Duration.ofSeconds(2);
    int window;
    int edges = 1;
    private Spans script = Spans.none();

    private JournalFacts() {}

    /** Reads all lines, one at a time; a last one that was cut off by a crash is left out. */
    static JournalFacts read(Iterator<String> lines) {
        JournalFacts facts = new JournalFacts();
        while (lines.hasNext()) {
            String line = lines.next();
            if (!line.isBlank() && (lines.hasNext() || line.endsWith("}"))) {
                facts.add(JournalLine.of(line));
            }
        }
        return facts;
    }

    private void add(JournalLine line) {
        Instant at = line.instant("at");
        ended = at.isAfter(ended) ? at : ended;
        switch (line.text("event")) {
            case "started" -> {
                started = at;
                segment = line.seconds("segment");
                window = (int) line.number("window");
                edges = (int) line.number("edges");
            }
            case "channel" -> renditions.put(line.text("channel"), line.texts("renditions"));
            case "published" -> published.add(publication(line, at));
            case "session" -> sessions.add(session(line, at));
            case "asked" -> asked.add(asked(line, at));
            case "script" -> {
                rules.replaceAll(rule -> rule.until(at));
                script = Spans.of(script.isEmpty() ? Spans.NEVER_BEFORE : at, Spans.NEVER_AFTER);
            }
            case "rule" -> rules.add(rule(line));
            case "advertised" -> advertisements.add(line.text("sha256"));
            case "protocol-violation" -> violations.add(line.text("path") + ": " + line.text("difference"));
            default -> {
                // The end, whose time was taken above.
            }
        }
    }

    private static Publication publication(JournalLine line, Instant at) {
        return new Publication(
                line.text("channel"),
                line.text("rendition"),
                line.number("content"),
                (int) line.number("broadcast"),
                at,
                line.instant("date"),
                line.seconds("duration"),
                line.instant("leaves"),
                line.instant("gone"),
                line.number("bytes"),
                line.text("sha256"));
    }

    private static SessionFact session(JournalLine line, Instant at) {
        return new SessionFact(
                line.text("channel"),
                at,
                line.instant("expires"),
                line.seconds("clockOffset"),
                (int) line.number("broadcast"),
                line.number("firstContent"));
    }

    private static AskedFact asked(JournalLine line, Instant at) {
        return new AskedFact(
                at,
                (int) line.number("edge"),
                line.text("path"),
                line.text("kind"),
                line.maybe("channel"),
                line.maybe("rendition"),
                line.maybe("session"),
                line.maybeLong("content"),
                line.runs("listed"),
                line.runs("replaced"));
    }

    private RuleFact rule(JournalLine line) {
        Spans rule = Spans.of(line.instantOr("from", Spans.NEVER_BEFORE), line.instantOr("to", Spans.NEVER_AFTER));
        return new RuleFact(
                script.and(rule),
                line.is("denies"),
                line.is("certain"),
                line.seconds("delay"),
                line.maybeNumber("bytesPerSecond"),
                line.seconds("skew"),
                line.maybe("channel"),
                line.maybe("rendition"),
                line.maybeInt("edge"),
                line.maybe("path"),
                Set.copyOf(line.texts("kinds")),
                line.maybeLong("first"),
                line.maybeLong("last"));
    }

    /** The channel's first rendition. */
    String source(String channel) {
        List<String> known = renditions.getOrDefault(channel, List.of());
        return known.isEmpty() ? "" : known.get(0);
    }

    /** When a content number begins. */
    Instant dateOf(long content) {
        return started.plus(segment.multipliedBy(content - window));
    }
}
