package dev.livekeep.simulation;

import dev.livekeep.domain.event.CaptureEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;

/** The last events of a run, and a fingerprint of all of them. */
final class EventLog {
    private static final int KEPT = 20_000;

    private final Deque<CaptureEvent> last = new ArrayDeque<>();
    private long fingerprint;

    void add(CaptureEvent event) {
        fingerprint = fingerprint * 31
                + event.detail().toString().hashCode()
                + event.wall().toEpochMilli();
        last.addLast(event);
        if (last.size() > KEPT) {
            last.removeFirst();
        }
    }

    long fingerprint() {
        return fingerprint;
    }

    /** One line an event. */
    Stream<String> lines() {
        return last.stream()
                .map(event -> event.wall() + " " + event.channel() + " #" + event.number() + " " + event.detail());
    }
}
