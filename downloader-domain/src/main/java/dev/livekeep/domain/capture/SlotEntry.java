package dev.livekeep.domain.capture;

import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A slot with its getter, as its book keeps it. What the getter waits for is asked only after something changed or came
 * due: most of many open slots just wait.
 */
final class SlotEntry {
    /** The one nearest to leaving the window first. */
    static final Comparator<SlotEntry> BY_URGENCY = Comparator.comparing(SlotEntry::start)
            .thenComparingLong(entry -> entry.getter.id().number());

    private final SegmentGetter getter;
    private final Tick fetchableAt;
    private final boolean backlog;
    private boolean lookedUp;
    private int listed;
    private Tick touched;
    private boolean changed = true;
    private Optional<Tick> due = Optional.empty();

    /**
     * An entry.
     *
     * @param lookUp how long to wait for the archive to say whether the slot is there
     * @param backlog whether it lies far behind the live edge
     */
    SlotEntry(SegmentGetter getter, Duration lookUp, boolean backlog, Tick now) {
        this.getter = getter;
        this.fetchableAt = now.plus(lookUp);
        this.backlog = backlog;
        this.touched = now;
    }

    /** The getter, to look at. */
    SegmentGetter getter() {
        return getter;
    }

    /** The getter, to tell it something. */
    SegmentGetter changing() {
        changed = true;
        return getter;
    }

    Instant start() {
        return getter.slot().start();
    }

    boolean backlog() {
        return backlog;
    }

    int running() {
        return getter.attempts().count();
    }

    void lookedUp() {
        changed = true;
        lookedUp = true;
    }

    Want wants(Tick now) {
        return lookedUp || !now.isBefore(fetchableAt) ? getter.wants(now) : Want.NOTHING;
    }

    /** Something changed, or time has come for something. */
    boolean isDue(Tick now) {
        return changed || due.filter(tick -> !now.isBefore(tick)).isPresent();
    }

    /** When something may be due, if nothing changes first. */
    Optional<Tick> wakeAt(Tick now) {
        if (isDue(now)) {
            Earliest earliest = new Earliest(now).add(getter.wakeAt(now));
            if (!lookedUp) {
                earliest.add(fetchableAt);
            }
            due = earliest.get();
            changed = false;
        }
        return due;
    }

    void listed(Tick now) {
        listed++;
        touched = now;
    }

    void unlisted(Tick now) {
        listed--;
        touched = now;
    }

    /** Over, and not listed for so long. */
    boolean isForgettable(Duration after, Tick now) {
        return getter.isClosed()
                && getter.attempts().allEnded()
                && listed == 0
                && now.since(touched).compareTo(after) > 0;
    }
}
