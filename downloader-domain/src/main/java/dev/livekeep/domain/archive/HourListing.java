package dev.livekeep.domain.archive;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which names in an hour's folder consumers take for segments (contract §7.1). */
public final class HourListing {

    private static final String SEGMENT = ".ts";
    private static final String TOMBSTONE = ".tombstone";

    private HourListing() {}

    /**
     * Returns those of {@code names} that consumers look at, sorted: they end in {@code .ts}, are not hidden, and no
     * tombstone of the same stem lies beside them. Whether they can be read is another question; temps are among them.
     */
    public static List<String> segments(Collection<String> names) {
        Set<String> all = new HashSet<>(names);
        return names.stream()
                .filter(name -> name.endsWith(SEGMENT) && !name.startsWith("."))
                .filter(name -> !all.contains(stem(name) + TOMBSTONE))
                .sorted()
                .toList();
    }

    private static String stem(String name) {
        return name.substring(0, name.length() - SEGMENT.length());
    }
}
