package dev.livekeep.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class ThreadPoolTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private final List<Thread> made = new ArrayList<>();

    private ThreadPool pool(int most, Duration patience) {
        return new ThreadPool("test", most, patience, task -> {
            made.add(Thread.ofPlatform().daemon().unstarted(task));
            return made.getLast();
        });
    }

    private void awaitIdle() {
        await().until(() -> made.stream().allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING));
    }

    /** Runs a task on so many threads at once. */
    private void occupy(ThreadPool pool, int threads) {
        CyclicBarrier together = new CyclicBarrier(threads);
        for (int i = 0; i < threads; i++) {
            pool.run("together", () -> {
                try {
                    together.await();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        await().until(() -> together.getNumberWaiting() == 0);
        awaitIdle();
    }

    @Test
    void theThreadThatBecameIdleLastIsUsedFirst() {
        ThreadPool pool = pool(3, LONG);
        occupy(pool, 3);
        Set<Thread> used = ConcurrentHashMap.newKeySet();

        for (int i = 0; i < 10; i++) {
            CountDownLatch done = new CountDownLatch(1);
            pool.run("alone", () -> {
                used.add(Thread.currentThread());
                done.countDown();
            });
            await().until(() -> done.getCount() == 0);
            awaitIdle();
        }

        assertThat(made).hasSize(3);
        assertThat(used).hasSize(1);
        pool.refuse();
    }

    @Test
    void aThreadWithoutWorkEndsAndAnotherIsMadeWhenThereIsSome() {
        ThreadPool pool = pool(1, Duration.ofMillis(1));
        CountDownLatch again = new CountDownLatch(2);

        pool.run("first", again::countDown);
        await().until(() -> made.getFirst().getState() == Thread.State.TERMINATED);
        pool.run("second", again::countDown);

        await().until(() -> again.getCount() == 0);
        assertThat(made).hasSize(2);
    }

    @Test
    void afterARefusalIdleThreadsEndAndWaitingTasksAreDropped() throws InterruptedException {
        ThreadPool pool = pool(1, LONG);
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch dropped = new CountDownLatch(1);
        pool.run("runs", () -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        pool.run("waits", dropped::countDown);

        pool.refuse();
        boolean early = pool.awaitEnd(Duration.ofMillis(1));
        release.countDown();

        assertThat(early).isFalse();
        assertThat(pool.awaitEnd(LONG)).isTrue();
        assertThat(dropped.getCount()).isEqualTo(1);
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> pool.run("late", dropped::countDown));
    }
}
