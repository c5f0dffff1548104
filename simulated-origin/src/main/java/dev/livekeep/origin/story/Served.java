package dev.livekeep.origin.story;

import dev.livekeep.origin.journal.Journal;
import dev.livekeep.origin.journal.JournalEvent;
import java.util.Map;
import java.util.TreeMap;

/** What an origin served that a healthy one would not, by its journal. */
public final class Served {
    private static final int FORBIDDEN = 403;

    private Served() {}

    /**
     * How often each thing was served: faults by their names, and besides {@code ad} (a playlist with advertisements),
     * {@code expired} (an address of a session whose life was over), {@code broadcast-end} (another broadcast after an end).
     */
    public static Map<String, Long> in(Journal journal) {
        Map<String, Long> served = new TreeMap<>();
        for (JournalEvent event : journal.events()) {
            if (event instanceof JournalEvent.Asked asked) {
                asked.fault().ifPresent(fault -> served.merge(fault, 1L, Long::sum));
                if (asked.replaced().filter(contents -> !contents.isEmpty()).isPresent()) {
                    served.merge("ad", 1L, Long::sum);
                }
                if (asked.fault().isEmpty() && asked.session().isPresent() && asked.status() == FORBIDDEN) {
                    served.merge("expired", 1L, Long::sum);
                }
            } else if (event instanceof JournalEvent.Refused) {
                served.merge("dead", 1L, Long::sum);
            }
        }
        long broadcasts = journal.events(JournalEvent.Published.class).stream()
                .filter(segment -> segment.broadcast() > 1)
                .map(segment -> segment.channel() + " " + segment.broadcast())
                .distinct()
                .count();
        if (broadcasts > 0) {
            served.put("broadcast-end", broadcasts);
        }
        return served;
    }
}
