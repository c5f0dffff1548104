package dev.livekeep.domain.capture;

import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The slots of one quality that are not closed, the most urgent first. */
final class OpenSlots {
    private final NavigableSet<SlotEntry> byUrgency = new TreeSet<>(SlotEntry.BY_URGENCY);
    private final Map<SlotId, SlotEntry> byId = new HashMap<>();
    /** Those with downloads under way: at most as many as there are places. */
    private final Set<SlotEntry> busy = new LinkedHashSet<>();

    void add(SlotEntry entry) {
        byUrgency.add(entry);
        byId.put(entry.getter().id(), entry);
    }

    void remove(SlotEntry entry) {
        byUrgency.remove(entry);
        byId.remove(entry.getter().id());
        busy.remove(entry);
    }

    int size() {
        return byId.size();
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    @Nullable
    SlotEntry byId(SlotId id) {
        return byId.get(id);
    }

    SlotEntry oldest() {
        return byUrgency.first();
    }

    /** Those that something changed for, or that time has come for; a copy. */
    List<SlotEntry> due(Tick now) {
        List<SlotEntry> due = new ArrayList<>(0);
        for (SlotEntry entry : byUrgency) {
            if (entry.isDue(now)) {
                due.add(entry);
            }
        }
        return due;
    }

    /** A copy, so that each may be closed on the way. */
    List<SlotEntry> all() {
        return List.copyOf(byUrgency);
    }

    /** Takes in that its downloads became more or fewer. */
    void recount(SlotEntry entry) {
        if (entry.running() > 0) {
            busy.add(entry);
        } else {
            busy.remove(entry);
        }
    }

    /** Downloads under way, those that wait for a place in the process included. */
    int running() {
        int running = 0;
        for (SlotEntry entry : busy) {
            running += entry.running();
        }
        return running;
    }

    int runningBacklog() {
        int running = 0;
        for (SlotEntry entry : busy) {
            running += entry.backlog() ? entry.running() : 0;
        }
        return running;
    }

    Optional<SlotEntry> mostUrgent(Want want, boolean backlogToo, Tick now) {
        Iterable<SlotEntry> candidates = want == Want.HEDGE ? busyByUrgency() : byUrgency;
        for (SlotEntry entry : candidates) {
            if ((backlogToo || !entry.backlog()) && entry.wants(now) == want) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    private List<SlotEntry> busyByUrgency() {
        List<SlotEntry> sorted = new ArrayList<>(busy);
        sorted.sort(SlotEntry.BY_URGENCY);
        return sorted;
    }

    void yieldHopeless(Optional<Pace> pace, Tick now, List<CaptureAction> out) {
        busy.forEach(entry -> entry.changing().attempts().yieldHopeless(pace, now, out));
    }

    /** The one with the download that has been running for longest among those that take longer than they should. */
    Optional<SlotEntry> mostOverdue(boolean backlogOnly, Tick now) {
        SlotEntry found = null;
        Duration longest = Duration.ZERO;
        for (SlotEntry entry : busy) {
            Duration time = overdue(entry, now);
            if ((entry.backlog() || !backlogOnly) && time.compareTo(longest) > 0) {
                found = entry;
                longest = time;
            }
        }
        return Optional.ofNullable(found);
    }

    static Duration overdue(SlotEntry entry, Tick now) {
        return entry.getter().attempts().overdue(now).orElse(Duration.ZERO);
    }

    Optional<Tick> wakeAt(Tick now) {
        Earliest earliest = new Earliest(now);
        for (SlotEntry entry : byUrgency) {
            earliest.add(entry.wakeAt(now));
        }
        return earliest.get();
    }
}
