package dev.livekeep.runtime;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.ports.CaptureEvents;
import dev.livekeep.ports.TaskRunner;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue in front of a listener that writes. Whoever tells it something never waits. What finds no room is
 * counted per channel and told as one {@link CaptureEvent.EventsLost} in the place where it would have stood, under the
 * number of the last event that is missing. Safe for many threads; the listener hears one event at a time.
 */
public final class CompleteListener implements CaptureEvents {
    private final String name;
    private final CaptureEvents listener;
    private final int capacity;
    private final TaskRunner tasks;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<CaptureEvent> waiting = new ArrayDeque<>();
    private final Map<Channel, CaptureEvent> lost = new LinkedHashMap<>();
    private boolean writing;
    private CompletableFuture<Void> idle = CompletableFuture.completedFuture(null);

    CompleteListener(String name, CaptureEvents listener, int capacity, TaskRunner tasks) {
        this.name = name;
        this.listener = listener;
        this.capacity = capacity;
        this.tasks = tasks;
    }

    @Override
    public void on(CaptureEvent event) {
        boolean begin;
        lock.lock();
        try {
            if (waiting.size() >= capacity) {
                lost.merge(event.channel(), missing(event, 1), CompleteListener::sum);
                return;
            }
            CaptureEvent gap = lost.remove(event.channel());
            if (gap != null) {
                waiting.add(gap);
            }
            waiting.add(event);
            begin = !writing;
            if (begin) {
                writing = true;
                idle = new CompletableFuture<>();
            }
        } finally {
            lock.unlock();
        }
        if (begin) {
            submit();
        }
    }

    private static CaptureEvent missing(CaptureEvent last, long count) {
        return new CaptureEvent(
                last.instance(),
                last.channel(),
                last.number(),
                last.wall(),
                last.tick(),
                new CaptureEvent.EventsLost(count));
    }

    private static CaptureEvent sum(CaptureEvent gap, CaptureEvent another) {
        long count = gap.detail() instanceof CaptureEvent.EventsLost(long before) ? before : 0;
        return missing(another, count + 1);
    }

    private void submit() {
        try {
            tasks.run(TaskRunner.Work.LISTENER, name, this::write);
        } catch (RejectedExecutionException closed) {
            lock.lock();
            try {
                writing = false;
                idle.complete(null);
            } finally {
                lock.unlock();
            }
        }
    }

    private void write() {
        for (CaptureEvent next = next(); next != null; next = next()) {
            listener.on(next);
        }
    }

    private @Nullable CaptureEvent next() {
        lock.lock();
        try {
            CaptureEvent next = waiting.poll();
            if (next == null && !lost.isEmpty()) {
                Channel first = lost.keySet().iterator().next();
                next = lost.remove(first);
            }
            if (next == null) {
                writing = false;
                idle.complete(null);
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Completed when everything told so far has been taken in, or nobody will any more. */
    public CompletableFuture<Void> idle() {
        lock.lock();
        try {
            return idle.copy();
        } finally {
            lock.unlock();
        }
    }
}
