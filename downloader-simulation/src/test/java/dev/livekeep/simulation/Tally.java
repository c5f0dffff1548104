package dev.livekeep.simulation;

import dev.livekeep.domain.event.CaptureEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How often each fault and each kind of event was met. */
final class Tally {
    /**
     * Never met here: one thread is never late for itself, no complete listener is attached, and ads, the end of a stream
     * and the live edge are treated specially only where somebody asks for it, which no seed does.
     */
    private static final List<Class<?>> OUT_OF_REACH = List.of(
            CaptureEvent.LaneLate.class,
            CaptureEvent.EventsLost.class,
            CaptureEvent.AdKept.class,
            CaptureEvent.StreamEnded.class,
            CaptureEvent.WindowSkipped.class);

    private final Map<String, Long> counts = new TreeMap<>();

    Tally() {
        Stream.of(Fault.values()).forEach(fault -> counts.put(fault.name(), 0L));
        Arrays.stream(CaptureEvent.Detail.class.getPermittedSubclasses())
                .filter(kind -> !OUT_OF_REACH.contains(kind))
                .forEach(kind -> counts.put(kind.getSimpleName(), 0L));
    }

    void met(Fault fault) {
        counts.merge(fault.name(), 1L, Long::sum);
    }

    void met(CaptureEvent.Detail detail) {
        counts.merge(detail.getClass().getSimpleName(), 1L, Long::sum);
    }

    void add(Tally other) {
        other.counts.forEach((name, count) -> counts.merge(name, count, Long::sum));
    }

    List<String> neverMet() {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() == 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        counts.forEach((name, count) -> text.append(name)
                .append(" ".repeat(Math.max(1, 28 - name.length())))
                .append(count)
                .append('\n'));
        return text.toString();
    }
}
