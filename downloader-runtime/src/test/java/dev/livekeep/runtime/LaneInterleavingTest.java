package dev.livekeep.runtime;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.capture.CaptureAction;
import dev.livekeep.domain.capture.CaptureInput;
import dev.livekeep.domain.capture.Moment;
import dev.livekeep.domain.time.Tick;
import dev.livekeep.ports.Clock;
import dev.livekeep.testkit.Exchange;
import dev.livekeep.testkit.MemoryArchiveStore;
import dev.livekeep.testkit.ScriptedPlaylistSource;
import dev.livekeep.testkit.ScriptedSegmentSource;
import dev.livekeep.testkit.VirtualTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/** However threads meet in a lane, its machine takes one input at a time, each once, and those of one thread in order. */
@Param(name = "thread", gen = ThreadIdGen.class)
public class LaneInterleavingTest {
    private final VirtualTime time = new VirtualTime();
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();
    private final AtomicInteger wakes = new AtomicInteger();
    private final List<String> taken = new ArrayList<>();
    private final int[] numbers = new int[8];
    private final int[] last = new int[8];
    private int lookedAtTime;
    private boolean together;
    private boolean outOfOrder;

    private final Machine machine = new Machine() {
        @Override
        public List<CaptureAction> on(CaptureInput input, Moment now) {
            together |= inside.incrementAndGet() != 1;
            if (input instanceof CaptureInput.Stop(String word)) {
                take(word);
            } else {
                lookedAtTime++;
            }
            inside.decrementAndGet();
            return List.of();
        }

        @Override
        public Optional<Tick> wakeAt(Moment now) {
            return Optional.empty();
        }
    };

    private final Clock stopped = new Clock() {
        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public Tick tick() {
            return new Tick(0);
        }
    };

    private final Lane lane = new Lane(
            "test",
            new Channel("monteparty"),
            machine,
            new RecorderPorts(
                    stopped,
                    (delay, task) -> () -> {},
                    (work, name, task) -> task.run(),
                    new ScriptedPlaylistSource(
                            time,
                            spec -> ScriptedPlaylistSource.Reply.never(),
                            request -> ScriptedPlaylistSource.Reply.never()),
                    new ScriptedSegmentSource(time, request -> Exchange.silence()),
                    new MemoryArchiveStore(time),
                    (path, texts) -> {},
                    event -> {}),
            new Heartbeat(stopped, (delay, task) -> () -> {}, () -> {}));

    private void take(String word) {
        taken.add(word);
        int thread = Integer.parseInt(word, 0, 1, 10);
        int number = Integer.parseInt(word, 2, word.length(), 10);
        outOfOrder |= number != last[thread] + 1;
        last[thread] = number;
    }

    /** Each thread counts what it tells. */
    @Operation
    public void tell(@Param(name = "thread") int thread) {
        lane.tell(new CaptureInput.Stop(thread + " " + ++numbers[thread]));
        told.incrementAndGet();
    }

    @Operation
    public void wake() {
        lane.wake();
        wakes.incrementAndGet();
    }

    @Validate
    public void everythingWasTakenOnceAndInOrder() {
        if (together || outOfOrder || taken.size() != told.get()) {
            throw new IllegalStateException("together " + together + ", told " + told + ", taken " + taken);
        }
        if (wakes.get() > 0 && lookedAtTime == 0) {
            throw new IllegalStateException("a request to look at the time was lost");
        }
    }

    @Test
    void underAllSchedulesThatAreTried() {
        new ModelCheckingOptions()
                .threads(3)
                .actorsPerThread(2)
                .iterations(2)
                .invocationsPerIteration(40)
                .check(LaneInterleavingTest.class);
    }

    @Test
    void onRealThreads() {
        new StressOptions()
                .threads(3)
                .actorsPerThread(3)
                .iterations(2)
                .invocationsPerIteration(150)
                .check(LaneInterleavingTest.class);
    }
}
