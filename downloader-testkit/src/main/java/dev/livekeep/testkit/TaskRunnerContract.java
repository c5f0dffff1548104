package dev.livekeep.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.livekeep.ports.TaskRunner;
import dev.livekeep.ports.TaskRunner.Work;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** What every {@link TaskRunner} promises. Implementers say how to wait for it. */
public interface TaskRunnerContract {

    TaskRunner runner();

    /** Lets tasks run until {@code done} or, if that never happens, fails after a while. */
    void passUntil(java.util.function.BooleanSupplier done);

    /** After this, tasks are refused. */
    void closeRunner();

    @Test
    default void aTaskOfEachKindRuns() {
        List<Work> ran = new CopyOnWriteArrayList<>();

        for (Work work : Work.values()) {
            runner().run(work, "channel/quality/" + work, () -> ran.add(work));
        }
        passUntil(() -> ran.size() == Work.values().length);

        assertThat(ran).containsExactlyInAnyOrder(Work.values());
    }

    @Test
    default void aTaskIsNeverRunByTheCallItself() {
        List<String> order = new CopyOnWriteArrayList<>();
        Object guard = new Object();

        synchronized (guard) {
            runner().run(Work.LANE, "lane", () -> {
                synchronized (guard) {
                    order.add("task");
                }
            });
            order.add("caller");
        }
        passUntil(() -> order.size() == 2);

        assertThat(order).containsExactly("caller", "task");
    }

    @Test
    default void aTaskMayHandOverAnother() {
        List<String> ran = new CopyOnWriteArrayList<>();

        runner().run(Work.LANE, "lane", () -> runner().run(Work.STORE, "store", () -> ran.add("second")));
        passUntil(() -> ran.size() == 1);

        assertThat(ran).containsExactly("second");
    }

    @Test
    default void afterTheEndTasksAreRefused() {
        TaskRunner runner = runner();

        closeRunner();

        for (Work work : Work.values()) {
            assertThatThrownBy(() -> runner.run(work, "late", () -> {})).isInstanceOf(RejectedExecutionException.class);
        }
    }
}
