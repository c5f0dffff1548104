package dev.livekeep.testkit;

import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.ports.CaptureEvents;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers every event it hears. Safe for many threads. */
public final class RecordedEvents implements CaptureEvents {
    private final List<CaptureEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void on(CaptureEvent event) {
        events.add(event);
    }

    /** Everything heard so far, in order. */
    public List<CaptureEvent> all() {
        return List.copyOf(events);
    }

    /** What was heard of one kind, in order. */
    public <D extends CaptureEvent.Detail> List<D> of(Class<D> kind) {
        return events.stream()
                .map(CaptureEvent::detail)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
