package dev.livekeep.testkit;

import dev.livekeep.domain.time.Tick;
import dev.livekeep.ports.Clock;
import dev.livekeep.ports.Scheduler;
import dev.livekeep.ports.TaskRunner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;

/**
 * Clock, timers and tasks of a test, all on the test's own thread: nothing moves until the test says so. Tasks run in
 * the order they were handed over, timers in the order of their time; all work that is due at one instant is done
 * before time moves on. Not safe for several threads.
 */
public final class VirtualTime implements Clock, Scheduler, TaskRunner {

    /** More work than any honest test has to do without time passing: somebody wakes himself for ever. */
    private static final int MOST_TASKS_AT_ONE_INSTANT = 2_000_000;

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final PriorityQueue<Alarm> alarms =
            new PriorityQueue<>(Comparator.comparing(Alarm::at).thenComparingLong(Alarm::number));
    private final Instant wallAtStart;
    private Duration elapsed = Duration.ZERO;
    private Duration wallStep = Duration.ZERO;
    private long numbers;
    private boolean closed;

    /** One timer that has not run yet; {@code at} counts from the start. */
    private record Alarm(Duration at, long number, Runnable task) {}

    /** Starts on 2026-01-01 at midnight, UTC. */
    public VirtualTime() {
        this(Instant.parse("2026-01-01T00:00:00Z"));
    }

    /** Starts at the given wall time. */
    public VirtualTime(Instant wall) {
        this.wallAtStart = wall;
    }

    @Override
    public Instant now() {
        return wallAtStart.plus(elapsed).plus(wallStep);
    }

    @Override
    public Tick tick() {
        // Close to the point where the counter wraps around, so that whoever compares ticks as numbers is found out.
        return new Tick(Long.MAX_VALUE - 5_000_000_000L).plus(elapsed);
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        if (closed) {
            return () -> {};
        }
        Duration at = delay.isNegative() ? elapsed : elapsed.plus(delay);
        Alarm alarm = new Alarm(at, ++numbers, task);
        alarms.add(alarm);
        return () -> alarms.remove(alarm);
    }

    @Override
    public void run(Work work, String name, Runnable task) {
        if (closed) {
            throw new RejectedExecutionException("virtual time is over: " + name);
        }
        tasks.add(task);
    }

    /** Lets {@code duration} pass and does everything that falls due, also at its very end. */
    public void advance(Duration duration) {
        advanceUntil(duration, () -> false);
    }

    /**
     * Lets time pass until {@code done}, looked at after each instant's work.
     *
     * @return whether it came to that within {@code atMost}
     */
    public boolean advanceUntil(Duration atMost, BooleanSupplier done) {
        Duration end = elapsed.plus(atMost);
        settle();
        while (!done.getAsBoolean()) {
            Alarm next = alarms.peek();
            if (next == null || next.at().compareTo(end) > 0) {
                elapsed = end;
                return done.getAsBoolean();
            }
            elapsed = later(elapsed, next.at());
            settle();
        }
        return true;
    }

    /** Does what is due now, without letting time pass. */
    public void settle() {
        for (int done = 0; runOne(); done++) {
            if (done > MOST_TASKS_AT_ONE_INSTANT) {
                throw new IllegalStateException("wanted an end of the work at " + elapsed + ", found ever more");
            }
        }
    }

    private boolean runOne() {
        Runnable task = tasks.poll();
        if (task != null) {
            task.run();
            return true;
        }
        Alarm next = alarms.peek();
        if (next == null || next.at().compareTo(elapsed) > 0) {
            return false;
        }
        alarms.remove();
        next.task().run();
        return true;
    }

    /** Time passes, but nobody gets to run: the process is stopped, or its machine is. What fell due runs afterwards. */
    public void standStill(Duration duration) {
        elapsed = elapsed.plus(duration);
    }

    /** Sets the wall clock forth or, with a negative step, back; monotonic time does not notice. */
    public void stepWall(Duration step) {
        wallStep = wallStep.plus(step);
    }

    /** How much monotonic time has passed since the start. */
    public Duration elapsed() {
        return elapsed;
    }

    /** Timers that wait for their time; 0 when nobody has left one behind. */
    public int timersWaiting() {
        return alarms.size();
    }

    /** From here on timers are dropped and tasks refused. */
    public void close() {
        closed = true;
        alarms.clear();
        tasks.clear();
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
