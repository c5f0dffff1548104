package dev.livekeep.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.ports.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Scheduler} promises. Implementers say how to let time pass; a real one waits for the observed
 * condition, a virtual one moves its clock.
 */
public interface SchedulerContract {

    Scheduler scheduler();

    /** Lets time pass until {@code done} or, if that never happens, fails after a while. */
    void passUntil(java.util.function.BooleanSupplier done);

    /** After this, tasks are dropped. */
    void closeScheduler();

    @Test
    default void tasksRunInTheOrderOfTheirTime() {
        List<String> ran = new CopyOnWriteArrayList<>();

        scheduler().after(Duration.ofMillis(60), () -> ran.add("third"));
        scheduler().after(Duration.ofMillis(30), () -> ran.add("second"));
        scheduler().after(Duration.ZERO, () -> ran.add("first"));
        passUntil(() -> ran.size() == 3);

        assertThat(ran).containsExactly("first", "second", "third");
    }

    @Test
    default void aNegativeDelayMeansAsSoonAsPossible() {
        List<String> ran = new CopyOnWriteArrayList<>();

        scheduler().after(Duration.ofSeconds(-5), () -> ran.add("ran"));
        passUntil(() -> ran.size() == 1);

        assertThat(ran).containsExactly("ran");
    }

    @Test
    default void aTaskThatWasCalledOffDoesNotRun() {
        List<String> ran = new CopyOnWriteArrayList<>();

        Scheduler.Timer calledOff = scheduler().after(Duration.ofMillis(20), () -> ran.add("called off"));
        calledOff.cancel();
        calledOff.cancel();
        scheduler().after(Duration.ofMillis(40), () -> ran.add("last"));
        passUntil(() -> ran.contains("last"));

        assertThat(ran).containsExactly("last");
    }

    @Test
    default void callingOffWhatHasRunIsWithoutEffect() {
        List<String> ran = new CopyOnWriteArrayList<>();

        Scheduler.Timer timer = scheduler().after(Duration.ZERO, () -> ran.add("ran"));
        passUntil(() -> ran.size() == 1);
        timer.cancel();

        assertThat(ran).containsExactly("ran");
    }

    @Test
    default void aTaskMayScheduleTheNext() {
        List<String> ran = new CopyOnWriteArrayList<>();

        scheduler().after(Duration.ZERO, () -> {
            ran.add("first");
            scheduler().after(Duration.ofMillis(5), () -> ran.add("second"));
        });
        passUntil(() -> ran.size() == 2);

        assertThat(ran).containsExactly("first", "second");
    }

    @Test
    default void afterTheEndTasksAreDroppedWithoutComplaint() {
        List<String> ran = new CopyOnWriteArrayList<>();

        Scheduler scheduler = scheduler();
        closeScheduler();
        scheduler.after(Duration.ZERO, () -> ran.add("too late")).cancel();

        assertThat(ran).isEmpty();
    }
}
