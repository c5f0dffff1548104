package dev.livekeep.runtime;

import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.ports.CaptureEvents;
import dev.livekeep.ports.TaskRunner;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes events on to all who listen (design §6). A <em>lossy</em> listener is called on the lane itself and must be
 * quick; a <em>complete</em> one has a bounded queue and is called on a thread of its own kind, so it may write. A listener
 * that throws is logged, the first time, and harms nobody. Safe for many threads.
 */
public final class EventBus implements CaptureEvents {
    private static final Logger log = LoggerFactory.getLogger(EventBus.class);

    private final TaskRunner tasks;
    private final List<Guarded> listeners = new CopyOnWriteArrayList<>();

    public EventBus(TaskRunner tasks) {
        this.tasks = tasks;
    }

    /** Keeps a listener's exceptions away from whoever tells it something. */
    private static final class Guarded implements CaptureEvents {
        private final String name;
        private final CaptureEvents listener;
        private volatile boolean failedBefore;

        private Guarded(String name, CaptureEvents listener) {
            this.name = name;
            this.listener = listener;
        }

        @Override
        public void on(CaptureEvent event) {
            try {
                listener.on(event);
            } catch (RuntimeException bug) {
                if (!failedBefore) {
                    failedBefore = true;
                    log.error("The listener {} failed; later failures are not logged", name, bug);
                }
            }
        }
    }

    /** Adds a listener that is called at once. It hears what is told from now on. */
    public void lossy(String name, CaptureEvents listener) {
        listeners.add(new Guarded(name, listener));
    }

    /**
     * Adds a listener that may take its time.
     *
     * @param capacity how many events may wait for it; what comes beyond is lost, and it is told how many
     * @return tells whether it has taken everything in
     */
    public CompleteListener complete(String name, CaptureEvents listener, int capacity) {
        CompleteListener queue = new CompleteListener(name, new Guarded(name, listener), capacity, tasks);
        listeners.add(new Guarded(name, queue));
        return queue;
    }

    @Override
    public void on(CaptureEvent event) {
        for (Guarded listener : listeners) {
            listener.on(event);
        }
    }
}
