package dev.livekeep.s3;

import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.domain.time.Tick;
import dev.livekeep.ports.ArchiveReader.Entry;
import dev.livekeep.ports.ArchiveStore.Presence;
import dev.livekeep.ports.Clock;
import dev.livekeep.ports.TaskRunner;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Knows which slots have a full copy without asking the bucket about each (contract §2 "presence", §17 no. 7). An hour is
 * listed when it is first asked for, and again when another recorder was seen to write in it; our own copies are added.
 * That a copy is there, or hidden by a tombstone, is looked at anew each time, in one request. Safe for many threads; only
 * who asks about an hour waits for its listing.
 */
final class HourIndex {

    private static final Duration BETWEEN_LISTINGS = Duration.ofSeconds(60);
    private static final Duration BETWEEN_FAILURES = Duration.ofSeconds(2);

    private final Listing listing;
    private final TaskRunner tasks;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Hour> hours;
    private final Map<SlotKey, Integer> accepted = new ConcurrentHashMap<>();

    /** @param most how many hours to remember, of all qualities together */
    HourIndex(Listing listing, int most, TaskRunner tasks, Clock clock) {
        this.listing = listing;
        this.tasks = tasks;
        this.clock = clock;
        this.hours = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Hour> eldest) {
                return size() > most;
            }
        };
    }

    /** Lists what begins with a key, to its end. Blocks on the network. */
    @FunctionalInterface
    interface Listing {
        List<Entry> list(String prefix) throws IOException;
    }

    void lookUp(SegmentSlot slot, Consumer<Presence> reply) {
        SlotKey key = SlotKey.of(slot);
        if (accepted.containsKey(key)) {
            answer(reply, () -> new Presence.Present(false));
            return;
        }
        Hour hour = listed(key.folder());
        CompletableFuture<?> unused =
                hour.listed.whenComplete((done, trouble) -> answer(reply, () -> presence(key, hour, trouble)));
    }

    private void answer(Consumer<Presence> reply, Supplier<Presence> presence) {
        run(
                "s3-look-up",
                () -> reply.accept(presence.get()),
                () -> reply.accept(new Presence.Unknown("the store is closed")));
    }

    /** The hour, which is being listed or was. */
    private Hour listed(String folder) {
        Hour hour;
        lock.lock();
        try {
            Hour known = hours.get(folder);
            if (known != null && !known.isStale(clock.tick())) {
                return known;
            }
            hour = new Hour(clock.tick());
            hours.put(folder, hour);
        } finally {
            lock.unlock();
        }
        run(
                "s3-list-hour",
                () -> list(folder, hour),
                () -> hour.listed.completeExceptionally(new IOException("the store is closed")));
        return hour;
    }

    private void list(String folder, Hour hour) {
        try {
            listing.list(folder).forEach(entry -> SlotKey.slotOf(entry.name()).ifPresent(hour.slots::add));
            hour.listed.complete(true);
        } catch (IOException | RuntimeException e) {
            hour.listed.completeExceptionally(e);
        }
    }

    private Presence presence(SlotKey key, Hour hour, @Nullable Throwable trouble) {
        if (accepted.containsKey(key)) {
            return new Presence.Present(false);
        }
        if (trouble instanceof Exception e) {
            return new Presence.Unknown(S3Trouble.say(e));
        }
        return hour.slots.contains(key.slot()) ? look(key) : new Presence.Absent();
    }

    private Presence look(SlotKey key) {
        try {
            List<Entry> entries = listing.list(key.prefix());
            boolean visible = entries.stream().anyMatch(entry -> entry.name().endsWith(".ts") && !entry.tombstoned());
            return visible || !entries.isEmpty() ? new Presence.Present(!visible) : new Presence.Absent();
        } catch (IOException | RuntimeException e) {
            return new Presence.Unknown(S3Trouble.say(e));
        }
    }

    private void run(String name, Runnable task, Runnable closed) {
        try {
            tasks.run(TaskRunner.Work.UPLOAD, name, task);
        } catch (RejectedExecutionException e) {
            closed.run();
        }
    }

    /** A copy is certain to be stored, sooner or later. */
    void accepted(SegmentPath path) {
        SlotKey.ofFull(path).ifPresent(key -> accepted.merge(key, 1, Integer::sum));
    }

    /** A copy that was accepted is no longer on its way. */
    void settled(SegmentPath path) {
        SlotKey.ofFull(path)
                .ifPresent(key -> accepted.computeIfPresent(key, (k, count) -> count == 1 ? null : count - 1));
    }

    /** A copy is in the bucket. */
    void stored(SegmentPath path) {
        SlotKey.ofFull(path).ifPresent(key -> known(key.folder(), hour -> hour.slots.add(key.slot())));
    }

    /** Somebody else put a copy, so there may be more of his. */
    void doubt(SegmentPath path) {
        known(Keys.hour(path), hour -> hour.doubted = true);
    }

    private void known(String folder, Consumer<Hour> then) {
        Hour hour;
        lock.lock();
        try {
            hour = hours.get(folder);
        } finally {
            lock.unlock();
        }
        if (hour != null) {
            then.accept(hour);
        }
    }

    /** One hour of one quality: the slots that had a full copy or a tombstone of one when it was listed. */
    private static final class Hour {
        final Set<String> slots = ConcurrentHashMap.newKeySet();
        final CompletableFuture<Boolean> listed = new CompletableFuture<>();
        private final Tick begun;
        volatile boolean doubted;

        Hour(Tick begun) {
            this.begun = begun;
        }

        boolean isStale(Tick now) {
            if (!listed.isDone()) {
                return false;
            }
            Duration age = now.since(begun);
            return listed.isCompletedExceptionally()
                    ? age.compareTo(BETWEEN_FAILURES) >= 0
                    : doubted && age.compareTo(BETWEEN_LISTINGS) >= 0;
        }
    }
}
