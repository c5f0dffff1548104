package dev.livekeep.runtime;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.capture.CaptureAction;
import dev.livekeep.domain.capture.CaptureInput;
import dev.livekeep.domain.capture.Moment;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.time.Tick;
import dev.livekeep.ports.Scheduler;
import dev.livekeep.ports.TaskRunner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one channel's machine: one input at a time, in the order they were told, on a thread of the runner. Actions are
 * performed and the one wake-up is set before the next input is looked at. {@link #tell} may be called from anywhere and
 * never runs anything itself; everything else here belongs to the lane's own task.
 *
 * <p>The queue needs no bound of its own: an action has a bounded number of replies, and at most one wake-up is queued.
 */
final class Lane {
    private static final Logger log = LoggerFactory.getLogger(Lane.class);

    /** After so many inputs other lanes get the thread. */
    private static final int AT_ONE_GO = 64;

    /** An input should not wait longer for its turn (design §2 Threads). */
    private static final Duration LATE = Duration.ofMillis(200);

    private static final Duration BETWEEN_COMPLAINTS = Duration.ofSeconds(1);

    private final String instance;
    private final Channel channel;
    private final Machine machine;
    private final RecorderPorts ports;
    private final Heartbeat heartbeat;
    private final Queue<Told> inputs = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean wakeQueued = new AtomicBoolean();
    private volatile boolean over;
    private volatile Performers performers = Performers.NONE;
    private Duration stoodStill;
    private long events;
    private @Nullable Tick armedFor;
    private @Nullable Tick saidLate;
    private volatile Scheduler.Timer wakeUp = () -> {};

    /** An input and when it was handed over. */
    private record Told(CaptureInput input, Tick at) {}

    /** Where actions go. */
    interface Performers {
        /** Before there are any. */
        Performers NONE = new Performers() {
            @Override
            public void perform(CaptureAction action) {
                throw new IllegalStateException("nobody is there to perform " + action);
            }

            @Override
            public Iterable<CaptureInput.Progress> progress() {
                return List.of();
            }

            @Override
            public void failed(Throwable bug) {}
        };

        /** Performs anything but {@link CaptureAction.Tell}. Never waits. */
        void perform(CaptureAction action);

        /** How downloads under way stand. */
        Iterable<CaptureInput.Progress> progress();

        /** The machine is broken and takes nothing in any more. */
        void failed(Throwable bug);
    }

    Lane(String instance, Channel channel, Machine machine, RecorderPorts ports, Heartbeat heartbeat) {
        this.instance = instance;
        this.channel = channel;
        this.machine = machine;
        this.ports = ports;
        this.heartbeat = heartbeat;
        this.stoodStill = heartbeat.stoodStill();
    }

    /** Begins. Call once, before anything is told. */
    void begin(Performers those) {
        performers = those;
        wake();
    }

    /** Hands an input over and returns at once. After the end it is dropped. */
    void tell(CaptureInput input) {
        inputs.add(new Told(input, ports.clock().tick()));
        if (waiting.getAndIncrement() == 0) {
            submit();
        }
    }

    /** Asks the machine to look at the time; without effect while such a request is waiting. */
    void wake() {
        if (wakeQueued.compareAndSet(false, true)) {
            tell(new CaptureInput.TimePassed());
        }
    }

    private void submit() {
        try {
            ports.tasks().run(TaskRunner.Work.LANE, channel + "/lane", this::drain);
        } catch (RejectedExecutionException closed) {
            log.debug("The lane of {} stands still: there are no threads any more", channel);
        }
    }

    private void drain() {
        for (int i = 0; i < AT_ONE_GO; i++) {
            Told told = inputs.poll();
            if (told != null && !over) {
                handle(told);
            }
            if (waiting.decrementAndGet() == 0) {
                return;
            }
        }
        submit();
    }

    private void handle(Told told) {
        CaptureInput input = told.input();
        try {
            if (!noticePause()) {
                noticeDelay(told.at());
            }
            if (input instanceof CaptureInput.TimePassed) {
                wakeQueued.set(false);
                armedFor = null;
                performers.progress().forEach(this::step);
            }
            arm(step(input));
        } catch (RuntimeException | Error bug) {
            log.error(
                    "The capture of {} failed on {}, which is a bug",
                    channel,
                    input.getClass().getSimpleName(),
                    bug);
            end();
            performers.failed(bug);
        }
    }

    /** Whether there was one. */
    private boolean noticePause() {
        Duration still = heartbeat.stoodStill();
        Duration pause = still.minus(stoodStill);
        if (pause.isPositive()) {
            stoodStill = still;
            step(new CaptureInput.Paused(pause));
        }
        return pause.isPositive();
    }

    private void noticeDelay(Tick at) {
        Tick now = ports.clock().tick();
        Duration delay = now.since(at);
        boolean quiet = saidLate == null || now.since(saidLate).compareTo(BETWEEN_COMPLAINTS) >= 0;
        if (delay.compareTo(LATE) >= 0 && quiet) {
            saidLate = now;
            tellEvent(new CaptureEvent.LaneLate(delay));
        }
    }

    /** The moment by which the machine has seen to what was due. */
    private Moment step(CaptureInput input) {
        Moment now = now();
        for (CaptureAction action : machine.on(input, now)) {
            if (action instanceof CaptureAction.Tell(CaptureEvent.Detail detail)) {
                tellEvent(detail);
            } else {
                performers.perform(action);
            }
        }
        return now;
    }

    private Moment now() {
        return new Moment(ports.clock().tick(), ports.clock().now());
    }

    private void tellEvent(CaptureEvent.Detail detail) {
        Moment now = now();
        ports.events().on(new CaptureEvent(instance, channel, ++events, now.wall(), now.tick(), detail));
    }

    /** What fell due since that moment nobody has seen to: the clock must not be looked at again before the machine is asked. */
    private void arm(Moment seenTo) {
        Optional<Tick> next = over ? Optional.empty() : machine.wakeAt(seenTo);
        if (next.isPresent() && next.get().equals(armedFor)) {
            return;
        }
        wakeUp.cancel();
        armedFor = next.orElse(null);
        next.ifPresent(tick -> wakeUp = ports.scheduler().after(fromNowTo(tick), this::wake));
        if (over) {
            wakeUp.cancel();
        }
    }

    private Duration fromNowTo(Tick tick) {
        Duration left = tick.since(ports.clock().tick());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Takes nothing in any more and leaves no wake-up behind; from any thread, also twice. */
    void end() {
        over = true;
        wakeUp.cancel();
    }
}
