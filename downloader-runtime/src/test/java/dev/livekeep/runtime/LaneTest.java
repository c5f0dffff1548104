package dev.livekeep.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.capture.AttemptId;
import dev.livekeep.domain.capture.CaptureAction;
import dev.livekeep.domain.capture.CaptureInput;
import dev.livekeep.domain.capture.Moment;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.time.Tick;
import dev.livekeep.testkit.Exchange;
import dev.livekeep.testkit.MemoryArchiveStore;
import dev.livekeep.testkit.RecordedEvents;
import dev.livekeep.testkit.ScriptedPlaylistSource;
import dev.livekeep.testkit.ScriptedSegmentSource;
import dev.livekeep.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LaneTest {
    private final VirtualTime time = new VirtualTime();
    private final RecordedEvents events = new RecordedEvents();
    private final List<String> seen = new ArrayList<>();
    private final List<CaptureInput.Progress> progress = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final Heartbeat heartbeat = new Heartbeat(time, time, () -> {});
    private Optional<Duration> wakeAfter = Optional.empty();
    private Optional<Tick> due = Optional.empty();
    private Duration work = Duration.ZERO;
    private Optional<RuntimeException> bug = Optional.empty();

    private final Machine machine = new Machine() {
        @Override
        public List<CaptureAction> on(CaptureInput input, Moment now) {
            seen.add(input.getClass().getSimpleName());
            time.standStill(work);
            if (bug.isPresent()) {
                throw bug.get();
            }
            return input instanceof CaptureInput.Stop
                    ? List.of(new CaptureAction.Tell(new CaptureEvent.Stopped()))
                    : List.of();
        }

        @Override
        public Optional<Tick> wakeAt(Moment now) {
            return wakeAfter.map(now.tick()::plus).or(() -> due.filter(now.tick()::isBefore));
        }
    };

    private final Lane lane = new Lane(
            "test",
            new Channel("monteparty"),
            machine,
            new RecorderPorts(
                    time,
                    time,
                    time,
                    new ScriptedPlaylistSource(
                            time,
                            spec -> ScriptedPlaylistSource.Reply.never(),
                            request -> ScriptedPlaylistSource.Reply.never()),
                    new ScriptedSegmentSource(time, request -> Exchange.silence()),
                    new MemoryArchiveStore(time),
                    (path, texts) -> {},
                    events),
            heartbeat);

    private final Lane.Performers performers = new Lane.Performers() {
        @Override
        public void perform(CaptureAction action) {}

        @Override
        public Iterable<CaptureInput.Progress> progress() {
            return progress;
        }

        @Override
        public void failed(Throwable failure) {
            failures.add(failure);
        }
    };

    @Test
    void tellingNeverRunsTheMachineItself() {
        lane.begin(performers);
        lane.tell(new CaptureInput.Stop("test"));

        assertThat(seen).isEmpty();
        time.settle();
        assertThat(seen).containsExactly("TimePassed", "Stop");
    }

    @Test
    void theLaneWakesWhenTheMachineAsksForItAndLooksAtDownloadsFirst() {
        wakeAfter = Optional.of(Duration.ofSeconds(1));
        lane.begin(performers);
        time.settle();
        progress.add(new CaptureInput.Progress(new AttemptId(1), true, 5, time.tick(), false));

        time.advance(Duration.ofSeconds(1));

        assertThat(seen).containsExactly("TimePassed", "Progress", "TimePassed");
        assertThat(time.timersWaiting()).isEqualTo(1);
    }

    /** A machine does not ask to be woken for what was due at the moment it is asked about: that it has seen to. */
    @Test
    void whatFallsDueWhileTheMachineIsAtWorkIsNotForgotten() {
        due = Optional.of(time.tick().plus(Duration.ofSeconds(1)));
        lane.begin(performers);
        time.advance(Duration.ofMillis(998));
        work = Duration.ofMillis(5);
        lane.tell(new CaptureInput.Stop("test"));

        time.settle();

        assertThat(seen).containsExactly("TimePassed", "Stop", "TimePassed");
    }

    @Test
    void aPauseIsToldBeforeWhatFellDueInIt() {
        heartbeat.start();
        wakeAfter = Optional.of(Duration.ofMillis(100));
        lane.begin(performers);
        time.settle();
        seen.clear();

        time.standStill(Duration.ofMinutes(5));
        time.settle();

        assertThat(seen).startsWith("Paused", "TimePassed");
        assertThat(events.of(CaptureEvent.LaneLate.class)).isEmpty();
    }

    @Test
    void aBugEndsTheLaneAndIsReportedOnce() {
        lane.begin(performers);
        time.settle();
        bug = Optional.of(new IllegalStateException("on purpose"));

        lane.tell(new CaptureInput.Stop("one"));
        lane.tell(new CaptureInput.Stop("two"));
        time.settle();

        assertThat(failures).hasSize(1);
        assertThat(seen).containsExactly("TimePassed", "Stop");
    }

    @Test
    void anInputThatWaitedTooLongForItsTurnIsToldOnceASecond() {
        lane.begin(performers);
        time.settle();

        lane.tell(new CaptureInput.Stop("late"));
        lane.tell(new CaptureInput.Stop("late too"));
        time.standStill(Duration.ofMillis(300));
        time.settle();

        assertThat(events.of(CaptureEvent.LaneLate.class))
                .containsExactly(new CaptureEvent.LaneLate(Duration.ofMillis(300)));
        assertThat(events.all()).extracting(CaptureEvent::number).containsExactly(1L, 2L, 3L);
    }
}
