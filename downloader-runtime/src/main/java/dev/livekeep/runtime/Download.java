package dev.livekeep.runtime;

import dev.livekeep.domain.capture.AttemptId;
import dev.livekeep.domain.capture.CaptureAction;
import dev.livekeep.domain.capture.CaptureInput;
import dev.livekeep.domain.capture.DownloadResult;
import dev.livekeep.domain.source.BodyEnd;
import dev.livekeep.domain.source.ResponseFacts;
import dev.livekeep.domain.time.Tick;
import dev.livekeep.ports.BodySink;
import dev.livekeep.ports.Clock;
import dev.livekeep.ports.Scheduler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One attempt, from its place in the process to its end. Bytes come on a thread of the source; the lane looks at its
 * progress and may cancel it from another. It reports its end exactly once.
 *
 * <p>A cancelled call has one second to end. After that the attempt ends with what is there, and whatever the source
 * still brings is refused; its place is given back when the source is really done.
 */
final class Download implements BodySink {
    static final Duration CLOSING = Duration.ofSeconds(1);

    /** A look at a download that hands a chunk over just now must not take it for one that the store holds up. */
    private static final Duration HELD_FROM = Duration.ofMillis(200);

    private static final Duration SHORTEST_RECHECK = Duration.ofMillis(50);

    private final AttemptId attempt;
    private final CaptureAction.Deadlines deadlines;
    private final Clock clock;
    private final Scheduler scheduler;
    private final BodyIntake intake;
    private final NetworkTime time;
    private final Runnable leave;
    private final Consumer<DownloadResult> reply;
    private final CallHandle call = new CallHandle();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean done;
    private volatile boolean abandoned;
    private volatile boolean opened;
    private volatile long bodyBytes;
    private volatile Tick lastByte;
    private volatile @Nullable String cancelledBecause;
    private volatile Scheduler.Timer deadline = () -> {};

    /**
     * An attempt whose request is sent next.
     *
     * @param leave gives its place back
     * @param reply hears the end, on the source's thread or the scheduler's
     */
    Download(
            CaptureAction.Download action,
            Clock clock,
            Scheduler scheduler,
            BodyIntake intake,
            NetworkTime time,
            Runnable leave,
            Consumer<DownloadResult> reply) {
        this.attempt = action.attempt();
        this.deadlines = action.deadlines();
        this.clock = clock;
        this.scheduler = scheduler;
        this.intake = intake;
        this.time = time;
        this.leave = leave;
        this.reply = reply;
        this.lastByte = clock.tick();
    }

    /** The call it runs by, once there is one. */
    CallHandle call() {
        return call;
    }

    /** How it stands. */
    CaptureInput.Progress progress() {
        boolean held = time.heldFor().compareTo(HELD_FROM) >= 0;
        return new CaptureInput.Progress(attempt, opened, bodyBytes, lastByte, held);
    }

    /** Whether its end has been reported; its source may still be closing. */
    boolean isOver() {
        return done;
    }

    // --- limits

    /** Begins to enforce the hard limits. */
    void watch() {
        watchAfter(shorter(deadlines.headers(), deadlines.whole()));
    }

    private void watchAfter(Duration delay) {
        Scheduler.Timer next = scheduler.after(delay, this::checkDeadline);
        deadline = next;
        if (done) {
            next.cancel();
        }
    }

    private void checkDeadline() {
        if (done) {
            return;
        }
        Duration limit = opened ? deadlines.whole() : shorter(deadlines.headers(), deadlines.whole());
        Duration left = limit.minus(time.elapsed());
        if (left.isPositive()) {
            watchAfter(left.compareTo(SHORTEST_RECHECK) > 0 ? left : SHORTEST_RECHECK);
        } else {
            cancel((opened ? "not whole" : "no headers") + " within " + limit.toSeconds() + " s");
        }
    }

    /** Ends it early, for the given reason. */
    void cancel(String why) {
        if (cancelledBecause != null || done) {
            return;
        }
        cancelledBecause = why;
        deadline.cancel();
        deadline = scheduler.after(CLOSING, this::abandon);
        call.cancel();
        if (done) {
            deadline.cancel();
        }
    }

    /** Ends it now with what is there, whatever the source does; waits for the store if that has the word. */
    void abandon() {
        if (cancelledBecause == null) {
            cancelledBecause = "cancelled";
        }
        abandoned = true;
        call.cancel();
        endIfAbandoned();
    }

    /** Whoever holds the lock sees to it when he lets go. */
    private void endIfAbandoned() {
        if (abandoned && lock.tryLock()) {
            try {
                end(new BodyEnd.Broken("cancelled"));
            } finally {
                lock.unlock();
            }
        }
    }

    // --- what the source brings

    @Override
    public void opened(ResponseFacts facts) throws IOException {
        receive(() -> {
            lastByte = clock.tick();
            opened = true;
            intake.open(facts);
        });
    }

    @Override
    public void initSection(ByteBuffer bytes) throws IOException {
        receive(() -> {
            lastByte = clock.tick();
            intake.init(bytes);
        });
    }

    @Override
    public void bytes(ByteBuffer bytes) throws IOException {
        receive(() -> {
            lastByte = clock.tick();
            intake.body(bytes);
        });
    }

    @Override
    public void ended(BodyEnd end) {
        lock.lock();
        try {
            end(end);
        } finally {
            lock.unlock();
        }
        leave.run();
    }

    /** One step of taking in. */
    private interface Step {
        void run() throws IOException;
    }

    private void receive(Step step) throws IOException {
        lock.lock();
        try {
            if (done) {
                throw new IOException("this attempt has ended");
            }
            step.run();
            bodyBytes = intake.bodyBytes();
        } finally {
            lock.unlock();
            endIfAbandoned();
        }
    }

    private void end(BodyEnd end) {
        if (done) {
            return;
        }
        done = true;
        deadline.cancel();
        reply.accept(intake.end(withReason(end), attempt));
    }

    /** Our own reason for a cut says more than the source's. */
    private BodyEnd withReason(BodyEnd end) {
        String why = Optional.ofNullable(cancelledBecause).orElse("");
        if (why.isEmpty()) {
            return end;
        }
        return switch (end) {
            case BodyEnd.Broken broken -> new BodyEnd.Broken(why);
            case BodyEnd.NoAnswer noAnswer -> new BodyEnd.NoAnswer(why);
            case BodyEnd.Complete complete -> complete;
            case BodyEnd.Refused refused -> refused;
        };
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
