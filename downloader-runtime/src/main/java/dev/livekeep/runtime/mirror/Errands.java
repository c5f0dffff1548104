package dev.livekeep.runtime.mirror;

import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.ports.MissedHours.Hour;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is still to be done for one store, one after another. Copies are written down one by one as long as there are not
 * too many, and by their hour beyond that; so the memory has a limit and nothing is forgotten. Used under its owner's
 * lock.
 */
final class Errands {

    private final int most;
    private final Map<Errand, Runnable> queue = new LinkedHashMap<>();
    /** Hours that were remembered on this machine, and those that are to be. */
    private final Set<Hour> remembered = new HashSet<>();

    private final Set<Hour> doubted = new HashSet<>();

    /** @param most copies to be written down one by one */
    Errands(int most) {
        this.most = most;
    }

    /** An errand that was taken, and what is to be run once it is done. */
    record Taken(Errand errand, Runnable then) {}

    /** What is to be run where nobody waits. */
    private static void nothing() {}

    boolean isEmpty() {
        return queue.isEmpty();
    }

    void add(Errand errand) {
        queue.putIfAbsent(errand, Errands::nothing);
    }

    /** A copy that is missing. */
    void add(SegmentPath path) {
        Errand bring = new Errand.Bring(path);
        Hour hour = new Hour(path.channel(), path.quality(), path.name().hour());
        doubted.add(hour);
        add(queue.size() < most || queue.containsKey(bring) ? bring : new Errand.Compare(hour));
    }

    /** A copy that is missing and that somebody waits for, of which there are only so many. */
    void add(SegmentPath path, Runnable then) {
        doubted.add(new Hour(path.channel(), path.quality(), path.name().hour()));
        putBack(new Taken(new Errand.Bring(path), then));
    }

    Optional<Taken> take() {
        Iterator<Map.Entry<Errand, Runnable>> all = queue.entrySet().iterator();
        if (!all.hasNext()) {
            return Optional.empty();
        }
        Map.Entry<Errand, Runnable> first = all.next();
        Taken taken = new Taken(first.getKey(), first.getValue());
        all.remove();
        return Optional.of(taken);
    }

    /** Puts an errand at the end: others may be luckier. */
    void putBack(Taken taken) {
        queue.merge(taken.errand(), taken.then(), (one, other) -> () -> {
            one.run();
            other.run();
        });
    }

    /** Hours that an earlier life remembered. */
    void remembered(Set<Hour> hours) {
        remembered.addAll(hours);
    }

    boolean isRemembered(Hour hour) {
        return remembered.contains(hour);
    }

    /** Hours that are to be remembered from now on. */
    List<Hour> fresh() {
        List<Hour> fresh = doubted.stream().filter(remembered::add).toList();
        doubted.clear();
        return fresh;
    }

    /** Hours that need not be remembered any more, because nothing is left to do. */
    List<Hour> settled() {
        if (!queue.isEmpty()) {
            return List.of();
        }
        List<Hour> settled = List.copyOf(remembered);
        remembered.clear();
        return settled;
    }
}
