package dev.livekeep.origin.check;

import dev.livekeep.origin.check.CheckFinding.Kind;
import dev.livekeep.origin.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges what a recorder stored by what the origin's journal says was there to be had.
 *
 * <p>A segment counts as recoverable when, by the fault script alone, first a playlist that lists it and then its bytes
 * could be had for {@link CheckTerms#enough()} in all while it was listed or in the time of grace after; so a recorder
 * that does not ask is no excuse for itself. Chance does not excuse it either: rules with a probability or a count leave a
 * second try.
 */
public final class OriginCheck {
    private final JournalFacts facts;
    private final Path archive;
    private final CheckTerms terms;
    private final List<Path> removed;

    private OriginCheck(JournalFacts facts, Path archive, CheckTerms terms, List<Path> removed) {
        this.facts = facts;
        this.archive = archive;
        this.terms = terms;
        this.removed = List.copyOf(removed);
    }

    /** Compares an archive with the journal of an origin in this process. */
    public static OriginCheck of(Journal journal, Path archive, CheckTerms terms) {
        return new OriginCheck(JournalFacts.read(journal.lines().iterator()), archive, terms, List.of());
    }

    /** Compares an archive with a journal on disk. */
    public static OriginCheck of(Path journal, Path archive, CheckTerms terms) throws IOException {
        try (Stream<String> lines = Files.lines(journal)) {
            return new OriginCheck(JournalFacts.read(lines.iterator()), archive, terms, List.of());
        }
    }

    /**
     * This with more copies, which are no longer there.
     *
     * @param removed their names below the archive; their bytes were seen to match the hashes in these
     */
    public OriginCheck withRemoved(List<Path> removed) {
        return new OriginCheck(facts, archive, terms, removed);
    }

    /**
     * Reads the archive and judges it.
     *
     * @throws IOException when the archive cannot be read
     */
    public CheckResult run() throws IOException {
        ArchiveFolder folder = ArchiveFolder.read(
                archive, facts.renditions.keySet().stream().sorted().toList(), removed);
        CopyCheck copyCheck = new CopyCheck(facts, archive);
        List<CheckFinding> findings = new ArrayList<>(folder.findings());
        List<CheckRow> rows = new ArrayList<>();
        List<Target> targets = targets();
        for (QualityFolder each : QualityFolder.of(folder.copies(), facts, copyCheck, targets)) {
            List<CheckFinding> wrong =
                    copyCheck.judge(each.copies(), each.target().rendition());
            findings.addAll(wrong);
            rows.add(new RowCheck(facts, terms, copyCheck, each).row(findings, copies(wrong)));
        }
        facts.violations.forEach(v -> findings.add(new CheckFinding(Kind.PROTOCOL, "origin", v)));
        if (targets.isEmpty()) {
            findings.add(
                    new CheckFinding(Kind.NOTHING_ASKED, "origin", "want somebody to record it, found no request"));
        }
        return new CheckResult(rows, findings);
    }

    /** How many copies these are about; what a dead recorder left is none. */
    private static int copies(List<CheckFinding> findings) {
        return (int) findings.stream()
                .filter(finding -> finding.kind() != Kind.LEFT_OVER)
                .map(CheckFinding::where)
                .distinct()
                .count();
    }

    /** Each rendition whose playlist was asked for; of a channel of which only more was asked, the source. */
    private List<Target> targets() {
        Map<String, List<AskedFact>> byChannel = facts.asked.stream()
                .filter(a -> a.channel().filter(facts.renditions::containsKey).isPresent())
                .collect(Collectors.groupingBy(a -> a.channel().orElseThrow()));
        List<Target> targets = new ArrayList<>();
        byChannel.forEach((channel, asked) -> {
            Map<String, List<AskedFact>> media = asked.stream()
                    .filter(a -> a.kind().equals("media"))
                    .filter(a -> a.rendition().isPresent())
                    .collect(Collectors.groupingBy(a -> a.rendition().orElseThrow()));
            if (media.isEmpty()) {
                media = Map.of(facts.source(channel), asked);
            }
            media.forEach((rendition, some) -> targets.add(Target.of(channel, rendition, some, facts, terms)));
        });
        targets.sort(Comparator.comparing(Target::channel).thenComparing(Target::rendition));
        return targets;
    }
}
