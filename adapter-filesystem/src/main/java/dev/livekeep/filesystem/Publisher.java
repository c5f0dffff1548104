package dev.livekeep.filesystem;

import dev.livekeep.domain.time.Tick;
import dev.livekeep.ports.ArchiveStore.KeepOutcome;
import dev.livekeep.ports.Clock;
import dev.livekeep.ports.Scheduler;
import dev.livekeep.ports.TaskRunner;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Gathers drafts and publishes them in rounds on threads of the store. Nobody who hands one in waits. */
final class Publisher {

    private final StoreSettings settings;
    private final Threads threads;
    private final Supplier<CommitRound> newRound;
    private final Consumer<CommitRound.Done> afterwards;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Keep> waiting = new ArrayDeque<>();
    private int rounds;
    private boolean gathering;

    /**
     * @param newRound makes an empty round
     * @param afterwards hears of every draft before its keeper does
     */
    Publisher(
            StoreSettings settings,
            Threads threads,
            Supplier<CommitRound> newRound,
            Consumer<CommitRound.Done> afterwards) {
        this.settings = settings;
        this.threads = threads;
        this.newRound = newRound;
        this.afterwards = afterwards;
    }

    /** Takes a draft and returns at once; it is answered exactly once. */
    void add(Keep keep) {
        boolean start;
        boolean gather = false;
        lock.lock();
        try {
            waiting.add(keep);
            start = settings.fsync() != FsyncMode.BATCH || waiting.size() >= settings.mostDrafts();
            if (!start && !gathering) {
                gathering = true;
                gather = true;
            }
        } finally {
            lock.unlock();
        }
        if (gather) {
            threads.scheduler().after(settings.batchWait(), this::startRound);
        } else if (start) {
            startRound();
        }
    }

    /** Publishes one draft on this thread. */
    KeepOutcome publishNow(Keep keep) {
        AtomicReference<KeepOutcome> outcome = new AtomicReference<>();
        CommitRound round = newRound.get();
        round.seal(new Keep(keep.draft(), keep.path(), outcome::set));
        tell(round);
        return outcome.get();
    }

    private void startRound() {
        lock.lock();
        try {
            gathering = false;
            if (waiting.isEmpty() || rounds >= settings.rounds()) {
                return;
            }
            rounds++;
        } finally {
            lock.unlock();
        }
        try {
            threads.tasks().run(TaskRunner.Work.STORE, "store-round", this::runRounds);
        } catch (RejectedExecutionException e) {
            refuseAll();
        }
    }

    private void runRounds() {
        do {
            CommitRound round = newRound.get();
            Tick start = threads.clock().tick();
            Optional<Keep> next = poll();
            for (int taken = 1; next.isPresent(); taken++) {
                round.seal(next.get());
                next = mayTakeMore(taken, start) ? poll() : Optional.empty();
            }
            tell(round);
        } while (goesOn());
    }

    private boolean mayTakeMore(int taken, Tick start) {
        boolean inTime = settings.fsync() == FsyncMode.BATCH
                || threads.clock().tick().since(start).compareTo(settings.roundTime()) < 0;
        return inTime && taken < settings.mostDrafts();
    }

    private void tell(CommitRound round) {
        for (CommitRound.Done done : round.publish()) {
            afterwards.accept(done);
            done.keep().answer(done.outcome());
        }
    }

    private Optional<Keep> poll() {
        lock.lock();
        try {
            return Optional.ofNullable(waiting.poll());
        } finally {
            lock.unlock();
        }
    }

    private boolean goesOn() {
        lock.lock();
        try {
            if (!waiting.isEmpty()) {
                return true;
            }
            rounds--;
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** The threads are gone: the drafts stay where they are and the next start makes partials of them. */
    private void refuseAll() {
        lock.lock();
        try {
            rounds--;
        } finally {
            lock.unlock();
        }
        for (Optional<Keep> keep = poll(); keep.isPresent(); keep = poll()) {
            keep.get().answer(new KeepOutcome.Failed("the store is closed", false));
        }
    }

    /** Whose threads and time the store works with. */
    record Threads(TaskRunner tasks, Scheduler scheduler, Clock clock) {}
}
