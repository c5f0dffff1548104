package dev.livekeep.origin.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A folder of an archive and the rendition in it.
 *
 * @param name the folder's; the rendition's where there is no folder
 */
record QualityFolder(String name, Target target, List<ArchivedCopy> copies) {

    /**
     * Finds the rendition of each folder: the one most of its copies are of, else the one it is named after, else the
     * source. Renditions without a folder come with no copies.
     */
    static List<QualityFolder> of(
            List<ArchivedCopy> copies, JournalFacts facts, CopyCheck check, List<Target> targets) {
        Map<String, List<ArchivedCopy>> folders = copies.stream()
                .collect(
                        Collectors.groupingBy(c -> c.channel() + "/" + c.quality(), TreeMap::new, Collectors.toList()));
        List<QualityFolder> found = new ArrayList<>();
        for (List<ArchivedCopy> inside : folders.values()) {
            String channel = inside.get(0).channel();
            String rendition = rendition(inside, facts, check);
            Target target = targets.stream()
                    .filter(t -> t.channel().equals(channel) && t.rendition().equals(rendition))
                    .findFirst()
                    .orElseGet(() -> Target.of(channel, rendition, List.of(), facts, CheckTerms.defaults()));
            found.add(new QualityFolder(inside.get(0).quality(), target, inside));
        }
        for (Target target : targets) {
            if (found.stream().noneMatch(f -> f.target().equals(target))) {
                found.add(new QualityFolder(target.rendition(), target, List.of()));
            }
        }
        return found;
    }

    private static String rendition(List<ArchivedCopy> copies, JournalFacts facts, CopyCheck check) {
        ArchivedCopy any = copies.get(0);
        Optional<String> most = copies.stream()
                .map(check::published)
                .flatMap(Optional::stream)
                .filter(p -> p.channel().equals(any.channel()))
                .collect(Collectors.groupingBy(Publication::rendition, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
        boolean named = facts.renditions.getOrDefault(any.channel(), List.of()).contains(any.quality());
        return most.orElse(named ? any.quality() : facts.source(any.channel()));
    }
}
