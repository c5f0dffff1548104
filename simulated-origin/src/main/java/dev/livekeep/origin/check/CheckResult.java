package dev.livekeep.origin.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How an archive compares with what the origin offered.
 *
 * @param rows one for each quality that somebody tried to record
 * @param findings all that is not as it should be
 */
public record CheckResult(List<CheckRow> rows, List<CheckFinding> findings) {
    private static final String FORM = "%-16s %-12s %-12s %8s %13s %13s %6s %9s %14s%n";

    public CheckResult {
        rows = List.copyOf(rows);
        findings = List.copyOf(findings);
    }

    /** Whether something was recorded, nothing is missing that could be had, and nothing is wrong. */
    public boolean clean() {
        return findings.isEmpty() && !rows.isEmpty();
    }

    /** How many segments should be there and are not. */
    public int missed() {
        return rows.stream().mapToInt(CheckRow::missed).sum();
    }

    /** A table of all rows, the findings, and a line that sums up. */
    public String inWords() {
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT,
                FORM,
                "channel",
                "quality",
                "rendition",
                "offered",
                "stored whole",
                "stored wrong",
                "lost",
                "too brief",
                "never offered"));
        for (CheckRow row : rows) {
            out.append(String.format(
                    Locale.ROOT,
                    FORM,
                    row.channel(),
                    row.quality(),
                    row.rendition(),
                    row.offered(),
                    row.whole(),
                    row.wrong(),
                    row.missed(),
                    row.brief(),
                    row.neverOffered()));
        }
        List<String> lines =
                new ArrayList<>(findings.stream().map(CheckFinding::inWords).toList());
        lines.add(
                clean()
                        ? "all that could be had is there"
                        : missed() + " missed although recoverable, " + findings.size() + " findings in all");
        return out.append(String.join(System.lineSeparator(), lines)).toString();
    }
}
