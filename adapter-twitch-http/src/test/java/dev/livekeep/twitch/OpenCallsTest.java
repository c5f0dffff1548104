package dev.livekeep.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.ports.TaskRunner;
import dev.livekeep.ports.TaskRunner.Work;
import dev.livekeep.twitch.http.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** A call whose thread comes late, or never. */
class OpenCallsTest {

    private final List<Runnable> waiting = new ArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final OpenCalls calls = new OpenCalls((work, name, task) -> {
        if (work == Work.NETWORK) {
            task.run();
        } else {
            waiting.add(task);
        }
    });

    private Cancellation start() {
        return calls.start(Work.DOWNLOAD, "call", stop -> told.add("ran"), reason -> told.add("never: " + reason));
    }

    @Test
    void aCallRunsOnce() {
        start();

        waiting.getFirst().run();
        waiting.getFirst().run();

        assertThat(told).containsExactly("ran");
    }

    @Test
    void aCallThatIsCancelledWhileItWaitsIsToldSoAndNeverRuns() {
        Cancellation call = start();

        call.cancel();
        call.cancel();
        waiting.getFirst().run();

        assertThat(told).containsExactly("never: cancelled");
    }

    @Test
    void aCancelInTheMiddleIsTheTasksOwnAffair() {
        Cancellation call = calls.start(
                Work.DOWNLOAD,
                "call",
                stop -> {
                    stop.cancel("enough");
                    told.add("ran, cancelled " + stop.cancelled());
                },
                reason -> told.add("never: " + reason));

        waiting.getFirst().run();
        call.cancel();

        assertThat(told).containsExactly("ran, cancelled true");
    }

    @Test
    void aCloseEndsWhatWaitsAndRefusesWhatComes() {
        start();

        calls.close();
        start();

        assertThat(told).containsExactly("never: cancelled", "never: closed");
    }

    @Test
    void aTaskThatThrowsIsOverToo() {
        TaskRunner here = (work, name, task) -> {
            try {
                task.run();
            } catch (IllegalStateException e) {
                told.add(String.valueOf(e.getMessage()));
            }
        };
        try (OpenCalls others = new OpenCalls(here)) {
            others.start(
                    Work.POLL,
                    "call",
                    stop -> {
                        throw new IllegalStateException("a bug");
                    },
                    reason -> told.add("never: " + reason));
        }

        assertThat(told).containsExactly("a bug");
    }

    @Test
    void withoutThreadsEveryCallIsToldThatAllIsClosed() {
        TaskRunner none = (work, name, task) -> {
            throw new RejectedExecutionException();
        };
        try (OpenCalls others = new OpenCalls(none)) {
            Cancellation call =
                    others.start(Work.POLL, "call", stop -> told.add("ran"), reason -> told.add("never: " + reason));

            call.cancel();
        }

        assertThat(told).containsExactly("never: closed");
    }
}
