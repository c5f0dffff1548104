package dev.livekeep.s3;

import dev.livekeep.domain.time.Tick;
import dev.livekeep.ports.Clock;
import dev.livekeep.ports.Scheduler;
import dev.livekeep.ports.TaskRunner;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what waits in the spool into the bucket, several at a time, again and again until each is there. A store that
 * fails or asks to be spared is asked less and later; nobody else waits for that. Safe for many threads.
 */
final class Uploads {

    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    /** So many failures in a row are told as an outage. */
    private static final int OUTAGE = 3;

    private final String store;
    private final Function<Spooled, Bucket.Put> put;
    private final BiConsumer<Spooled, Bucket.Put> ended;
    private final TaskRunner tasks;
    private final Scheduler scheduler;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Turn> waiting = new PriorityQueue<>(Turn.BY_URGENCY);
    private final Throttle throttle;
    private long turns;
    private int running;
    private boolean timed;
    private boolean outage;
    private boolean ending;
    private boolean closed;

    /**
     * @param put brings one copy in; blocks
     * @param ended hears of every copy that needs no further try, on a thread of the store
     */
    Uploads(
            S3Settings settings,
            Function<Spooled, Bucket.Put> put,
            BiConsumer<Spooled, Bucket.Put> ended,
            S3ArchiveStore.Threads threads) {
        this.store = settings.name();
        this.put = put;
        this.ended = ended;
        this.tasks = threads.tasks();
        this.scheduler = threads.scheduler();
        this.clock = threads.clock();
        this.throttle = new Throttle(settings.uploads(), clock.tick());
    }

    /** Takes a copy and returns at once. */
    void add(Spooled copy) {
        lock.lock();
        try {
            enqueue(copy);
            startSome();
        } finally {
            lock.unlock();
        }
    }

    private void enqueue(Spooled copy) {
        waiting.add(new Turn(copy, ++turns));
    }

    private void startSome() {
        while (!closed && isAnyDue() && running < throttle.allowed()) {
            Duration pause = throttle.notBefore().since(clock.tick());
            if (pause.isPositive()) {
                startLater(pause);
                return;
            }
            Spooled copy = waiting.remove().copy();
            running++;
            try {
                tasks.run(TaskRunner.Work.UPLOAD, "s3-upload", () -> upload(copy));
            } catch (RejectedExecutionException e) {
                running--;
                enqueue(copy);
                closed = true;
            }
        }
    }

    /** At the end partials are left where they are: they come last in the queue, and nobody waits for them. */
    private boolean isAnyDue() {
        Turn next = waiting.peek();
        return next != null && !(ending && next.copy().isPartial());
    }

    private void startLater(Duration pause) {
        if (!timed) {
            timed = true;
            scheduler.after(pause, this::timePassed);
        }
    }

    private void timePassed() {
        lock.lock();
        try {
            timed = false;
            startSome();
        } finally {
            lock.unlock();
        }
    }

    private void upload(Spooled copy) {
        Tick started = clock.tick();
        Bucket.Put result = attempt(copy);
        if (!(result instanceof Bucket.Put.Failed)) {
            ended.accept(copy, result);
        }
        lock.lock();
        try {
            running--;
            if (result instanceof Bucket.Put.Failed(String reason)) {
                enqueue(copy);
                throttle.failed(started, clock.tick());
                tellFailure(copy, reason);
            } else {
                throttle.succeeded();
                tellSuccess();
            }
            changed.signalAll();
            startSome();
        } finally {
            lock.unlock();
        }
    }

    private Bucket.Put attempt(Spooled copy) {
        try {
            return put.apply(copy);
        } catch (RuntimeException e) {
            return new Bucket.Put.Failed(S3Trouble.say(e));
        }
    }

    private void tellFailure(Spooled copy, String reason) {
        LOG.debug("{} did not take {}: {}", store, copy.path(), reason);
        if (!outage && !closed && throttle.failures() >= OUTAGE) {
            outage = true;
            LOG.warn("{} takes no copies: {}; they wait in the spool and are put again and again", store, reason);
        }
    }

    private void tellSuccess() {
        if (outage) {
            outage = false;
            LOG.info("{} takes copies again; {} wait in the spool", store, waiting.size());
        }
    }

    /**
     * Waits until all but partials is in the bucket, but not for long; starts no partial any more, and afterwards nothing.
     * Returns what is left.
     */
    int drain(Duration atMost) {
        long left = atMost.toNanos();
        lock.lock();
        try {
            ending = true;
            while ((running > 0 || isAnyDue()) && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closed = true;
            lock.unlock();
        }
        return running + waiting.size();
    }

    /** A place in the queue; who failed goes to its end, so that nobody holds up the others. */
    private record Turn(Spooled copy, long number) {

        static final Comparator<Turn> BY_URGENCY =
                Comparator.comparing((Turn turn) -> turn.copy().isPartial()).thenComparingLong(Turn::number);
    }
}
