package dev.livekeep.origin.check;

import dev.livekeep.origin.check.CheckFinding.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judges the copies of an archive one by one: each must be what the origin published, under the name it should have. */
final class CopyCheck {
    private final JournalFacts facts;
    private final Path root;
    private final Map<String, Publication> byHash = new HashMap<>();
    private final Map<String, Set<Duration>> offsets = new HashMap<>();
    private final List<CheckFinding> findings = new ArrayList<>();

    CopyCheck(JournalFacts facts, Path root) {
        this.facts = facts;
        this.root = root;
        facts.published.forEach(p -> byHash.put(p.sha256(), p));
    }

    /** What was published with these bytes. */
    Optional<Publication> published(ArchivedCopy copy) {
        return Optional.ofNullable(byHash.get(copy.bytesHash()));
    }

    /** Judges copies that lie in a folder of that rendition. */
    List<CheckFinding> judge(List<ArchivedCopy> copies, String rendition) {
        findings.clear();
        Set<Long> full = new HashSet<>();
        for (ArchivedCopy copy : copies) {
            judge(copy, rendition);
            Optional<Publication> segment = published(copy);
            if (copy.is("full")
                    && segment.isPresent()
                    && !full.add(segment.get().content())) {
                add(
                        Kind.DUPLICATE,
                        copy,
                        "want one full copy of content " + segment.get().content() + ", found another");
            }
        }
        return List.copyOf(findings);
    }

    private void judge(ArchivedCopy copy, String rendition) {
        if (copy.is("temp")) {
            add(Kind.LEFT_OVER, copy, "want no temp file after the end, found one");
            return;
        }
        if (!copy.hash().equals(copy.bytesHash())) {
            add(Kind.WRONG_HASH, copy, "want bytes of that hash, found " + copy.bytesHash());
        }
        Optional<Publication> segment = published(copy);
        if (facts.advertisements.contains(copy.bytesHash())) {
            add(Kind.ADVERTISEMENT, copy, "want no advertisement, found one");
        } else if (segment.isPresent()) {
            judge(copy, segment.get(), rendition);
        } else if (copy.is("full")) {
            add(Kind.NEVER_PUBLISHED, copy, "want bytes that the origin published, found others");
        }
    }

    private void judge(ArchivedCopy copy, Publication segment, String rendition) {
        if (!segment.channel().equals(copy.channel()) || !segment.rendition().equals(rendition)) {
            add(
                    Kind.WRONG_FOLDER,
                    copy,
                    "want content of " + copy.channel() + " " + rendition + ", found content " + segment.content()
                            + " of " + segment.channel() + " " + segment.rendition());
        }
        if (copy.is("full") && !dates(segment).contains(copy.date())) {
            add(Kind.WRONG_DATE, copy, "want " + dates(segment) + ", found " + copy.date());
        }
        String seconds = Double.toString(segment.duration().toNanos() / 1e9);
        if (copy.is("full") && !copy.seconds().equals(seconds)) {
            add(Kind.WRONG_DURATION, copy, "want " + seconds + ", found " + copy.seconds());
        }
    }

    /** All dates under which a playlist can have listed the segment. */
    Set<Instant> dates(Publication segment) {
        Set<Instant> dates = new HashSet<>();
        for (Duration offset : offsets.computeIfAbsent(segment.channel(), this::offsetsOf)) {
            Instant date = segment.date().plus(offset);
            dates.add(date);
            facts.rules.forEach(rule -> dates.add(date.plus(rule.skew())));
        }
        return dates;
    }

    /** How far the clocks of those who listed the channel are off. */
    private Set<Duration> offsetsOf(String channel) {
        Set<Duration> offsets = new HashSet<>();
        facts.sessions.stream().filter(s -> s.channel().equals(channel)).forEach(s -> offsets.add(s.clockOffset()));
        boolean plain = facts.asked.stream()
                .anyMatch(a ->
                        a.kind().equals("media") && !a.isTwitch() && a.channel().equals(Optional.of(channel)));
        if (plain || offsets.isEmpty()) {
            offsets.add(Duration.ZERO);
        }
        return offsets;
    }

    private void add(Kind kind, ArchivedCopy copy, String words) {
        findings.add(new CheckFinding(kind, root.relativize(copy.path()).toString(), words));
    }
}
