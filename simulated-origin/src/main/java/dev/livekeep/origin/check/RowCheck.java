package dev.livekeep.origin.check;

import dev.livekeep.origin.check.CheckFinding.Kind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges one quality: what became of each segment that was published while it was recorded. */
final class RowCheck {
    private enum Fate {
        FULL,
        SUSPECT,
        PARTIAL,
        MISSED,
        BRIEF,
        NEVER_OFFERED
    }

    private final JournalFacts facts;
    private final Offers offers;
    private final QualityFolder folder;
    private final Map<Long, Fate> stored = new HashMap<>();

    RowCheck(JournalFacts facts, CheckTerms terms, CopyCheck copies, QualityFolder folder) {
        this.facts = facts;
        this.folder = folder;
        offers = new Offers(facts, terms, folder.target());
        List<Publication> segments = segments();
        for (ArchivedCopy copy : folder.copies()) {
            if (!copy.is("temp")) {
                boolean whole = copies.published(copy).isPresent();
                Fate fate = copy.is("full") ? Fate.FULL : whole ? Fate.SUSPECT : Fate.PARTIAL;
                contentOf(copy, copies, segments)
                        .ifPresent(content -> stored.merge(content, fate, (a, b) -> a.compareTo(b) < 0 ? a : b));
            }
        }
    }

    /** By its bytes where they were published, else by its date; a full copy of other bytes is no copy. */
    private Optional<Long> contentOf(ArchivedCopy copy, CopyCheck copies, List<Publication> segments) {
        Optional<Publication> same = copies.published(copy);
        if (same.isPresent() || copy.is("full")) {
            return same.filter(this::isOurs).map(Publication::content);
        }
        return segments.stream()
                .filter(s -> copies.dates(s).contains(copy.date()))
                .map(Publication::content)
                .findFirst();
    }

    private boolean isOurs(Publication segment) {
        return segment.channel().equals(folder.target().channel())
                && segment.rendition().equals(folder.target().rendition());
    }

    private List<Publication> segments() {
        return facts.published.stream().filter(this::isOurs).toList();
    }

    /** The row; what was missed is added to the findings. */
    CheckRow row(List<CheckFinding> findings, int wrong) {
        Map<Fate, Integer> counts = new EnumMap<>(Fate.class);
        for (Publication segment : segments()) {
            fate(segment).ifPresent(fate -> {
                counts.merge(fate, 1, Integer::sum);
                if (fate == Fate.MISSED) {
                    findings.add(missed(segment));
                }
            });
        }
        return new CheckRow(
                folder.target().channel(),
                folder.name(),
                folder.target().rendition(),
                counts.values().stream().mapToInt(n -> n).sum(),
                counts.getOrDefault(Fate.FULL, 0),
                counts.getOrDefault(Fate.SUSPECT, 0),
                counts.getOrDefault(Fate.PARTIAL, 0),
                counts.getOrDefault(Fate.MISSED, 0),
                counts.getOrDefault(Fate.BRIEF, 0),
                counts.getOrDefault(Fate.NEVER_OFFERED, 0),
                wrong);
    }

    private Optional<Fate> fate(Publication segment) {
        Optional<Fate> copy = Optional.ofNullable(stored.get(segment.content()));
        Verdict verdict = offers.of(segment);
        if (copy.isPresent() && (copy.get() != Fate.PARTIAL || verdict != Verdict.OFFERED)) {
            return copy;
        }
        return switch (verdict) {
            case NOT_ASKED_FOR -> Optional.empty();
            case NEVER_OFFERED -> Optional.of(Fate.NEVER_OFFERED);
            case BRIEFLY_OFFERED -> Optional.of(Fate.BRIEF);
            case OFFERED -> Optional.of(Fate.MISSED);
        };
    }

    private CheckFinding missed(Publication segment) {
        long asked = facts.asked.stream()
                .filter(a -> a.kind().equals("segment")
                        && a.channel().equals(Optional.of(segment.channel()))
                        && a.rendition().equals(Optional.of(segment.rendition()))
                        && a.content().orElse(-1) == segment.content())
                .count();
        return new CheckFinding(
                Kind.MISSED,
                segment.channel() + " " + folder.name() + " content " + segment.content() + " of " + segment.date(),
                "want a copy, found " + (stored.containsKey(segment.content()) ? "only a part" : "none")
                        + "; it was asked for " + asked + " times");
    }
}
