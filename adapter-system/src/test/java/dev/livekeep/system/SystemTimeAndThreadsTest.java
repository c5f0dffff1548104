package dev.livekeep.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.inject.Guice;
import com.google.inject.Stage;
import dev.livekeep.domain.capture.Jitter;
import dev.livekeep.ports.Clock;
import dev.livekeep.ports.Scheduler;
import dev.livekeep.ports.TaskRunner;
import dev.livekeep.ports.TaskRunner.Work;
import dev.livekeep.testkit.ClockContract;
import dev.livekeep.testkit.SchedulerContract;
import dev.livekeep.testkit.TaskRunnerContract;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SystemTimeAndThreadsTest {
    private static final SystemSettings FEW = new SystemSettings(2, 4, 2, 3, 2, 2, 1, Duration.ofSeconds(1));

    @Nested
    class TheClock implements ClockContract {
        @Override
        public Clock clock() {
            return new SystemClock();
        }
    }

    @Nested
    class TheScheduler implements SchedulerContract {
        private final SystemThreads threads = new SystemThreads(FEW);

        @Override
        public Scheduler scheduler() {
            return threads.scheduler();
        }

        @Override
        public void passUntil(BooleanSupplier done) {
            await().until(done::getAsBoolean);
        }

        @Override
        @AfterEach
        public void closeScheduler() {
            threads.close();
        }
    }

    @Nested
    class TheTaskRunner implements TaskRunnerContract {
        private final SystemThreads threads = new SystemThreads(FEW);

        @Override
        public TaskRunner runner() {
            return threads.tasks();
        }

        @Override
        public void passUntil(BooleanSupplier done) {
            await().until(done::getAsBoolean);
        }

        @Override
        @AfterEach
        public void closeRunner() {
            threads.close();
        }
    }

    @Test
    void aStoreThatBlocksEveryThreadOfItsKindsDelaysNeitherLanesNorPollsNorTimers() throws InterruptedException {
        try (SystemThreads threads = new SystemThreads(FEW)) {
            CountDownLatch storeAnswers = new CountDownLatch(1);
            for (int i = 0; i < 50; i++) {
                threads.tasks().run(Work.STORE, "store", () -> awaitQuietly(storeAnswers));
                threads.tasks().run(Work.DOWNLOAD, "download", () -> awaitQuietly(storeAnswers));
            }

            CountDownLatch others = new CountDownLatch(4);
            long before = System.nanoTime();
            threads.tasks().run(Work.LANE, "lane", others::countDown);
            threads.tasks().run(Work.POLL, "poll", others::countDown);
            threads.tasks().run(Work.NETWORK, "network", others::countDown);
            threads.scheduler().after(Duration.ZERO, others::countDown);
            boolean ran = others.await(10, TimeUnit.SECONDS);
            storeAnswers.countDown();

            assertThat(ran).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void moreTasksThanThreadsAllRun() throws InterruptedException {
        try (SystemThreads threads = new SystemThreads(FEW)) {
            CountDownLatch all = new CountDownLatch(500);
            for (int i = 0; i < 500; i++) {
                threads.tasks().run(Work.STORE, "store", all::countDown);
            }

            boolean ran = all.await(20, TimeUnit.SECONDS);

            assertThat(ran).isTrue();
        }
    }

    @Test
    void aThreadBearsTheNameOfItsTaskAndIsGoneAfterTheEnd() throws InterruptedException {
        Set<Thread> used = ConcurrentHashMap.newKeySet();
        Set<String> names = ConcurrentHashMap.newKeySet();
        CountDownLatch all = new CountDownLatch(Work.values().length);
        SystemThreads threads = new SystemThreads(FEW);
        for (Work work : Work.values()) {
            threads.tasks().run(work, "monteparty/source/" + work, () -> {
                used.add(Thread.currentThread());
                names.add(Thread.currentThread().getName());
                all.countDown();
            });
        }
        assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();

        threads.close();

        assertThat(names).contains("monteparty/source/LANE", "monteparty/source/DOWNLOAD");
        for (Thread thread : used) {
            thread.join(10_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }

    @Test
    void aTaskThatFailsCostsNobodyElseAnything() {
        try (SystemThreads threads = new SystemThreads(FEW)) {
            Set<String> ran = ConcurrentHashMap.newKeySet();

            threads.tasks().run(Work.LISTENER, "bad", () -> {
                throw new IllegalStateException("on purpose");
            });
            threads.scheduler().after(Duration.ZERO, () -> {
                throw new IllegalStateException("on purpose");
            });
            threads.tasks().run(Work.LISTENER, "good", () -> ran.add("task"));
            threads.scheduler().after(Duration.ZERO, () -> ran.add("timer"));

            await().until(() -> ran.size() == 2);
        }
    }

    @Test
    void theModuleBindsEveryPortOfTimeThreadsAndChance() {
        var injector = Guice.createInjector(Stage.PRODUCTION, new SystemModule(SystemSettings.forDownloads(64), 10));

        Jitter jitter = injector.getInstance(Jitter.class);

        assertThat(jitter.spread(Duration.ofSeconds(10))).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11));
        assertThat(injector.getInstance(Scheduler.class)).isSameAs(injector.getInstance(Scheduler.class));
        assertThat(injector.getInstance(Clock.class)).isNotNull();
        assertThat(injector.getInstance(TaskRunner.class)).isNotNull();
        injector.getInstance(SystemThreads.class).close();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
