package dev.livekeep.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.time.Tick;
import dev.livekeep.ports.Clock;
import dev.livekeep.ports.Scheduler;
import dev.livekeep.ports.TaskRunner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {

    @Nested
    class AsClock implements ClockContract {
        @Override
        public Clock clock() {
            return new VirtualTime();
        }
    }

    @Nested
    class AsScheduler implements SchedulerContract {
        private final VirtualTime time = new VirtualTime();

        @Override
        public Scheduler scheduler() {
            return time;
        }

        @Override
        public void passUntil(BooleanSupplier done) {
            assertThat(time.advanceUntil(Duration.ofMinutes(1), done)).isTrue();
        }

        @Override
        public void closeScheduler() {
            time.close();
        }
    }

    @Nested
    class AsTaskRunner implements TaskRunnerContract {
        private final VirtualTime time = new VirtualTime();

        @Override
        public TaskRunner runner() {
            return time;
        }

        @Override
        public void passUntil(BooleanSupplier done) {
            assertThat(time.advanceUntil(Duration.ZERO, done)).isTrue();
        }

        @Override
        public void closeRunner() {
            time.close();
        }
    }

    @Test
    void advancingDoesWhatIsDueAtTheVeryEnd() {
        var time = new VirtualTime();
        List<Duration> ran = new ArrayList<>();
        time.after(Duration.ofSeconds(5), () -> ran.add(time.elapsed()));
        time.after(Duration.ofSeconds(6), () -> ran.add(time.elapsed()));

        time.advance(Duration.ofSeconds(5));

        assertThat(ran).containsExactly(Duration.ofSeconds(5));
        assertThat(time.timersWaiting()).isEqualTo(1);
    }

    @Test
    void whatFellDueWhileAllStoodStillRunsAfterwardsAtTheLaterTime() {
        var time = new VirtualTime();
        List<Duration> ran = new ArrayList<>();
        time.after(Duration.ofSeconds(1), () -> ran.add(time.elapsed()));

        time.standStill(Duration.ofMinutes(5));
        time.advance(Duration.ZERO);

        assertThat(ran).containsExactly(Duration.ofMinutes(5));
    }

    @Test
    void theWallClockStepsWithoutMonotonicTimeNoticing() {
        var time = new VirtualTime(Instant.parse("2026-03-01T12:00:00Z"));
        Tick before = time.tick();

        time.stepWall(Duration.ofHours(-1));

        assertThat(time.now()).isEqualTo(Instant.parse("2026-03-01T11:00:00Z"));
        assertThat(time.tick()).isEqualTo(before);
    }
}
