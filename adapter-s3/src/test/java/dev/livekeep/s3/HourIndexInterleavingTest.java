package dev.livekeep.s3;

import dev.livekeep.domain.time.Tick;
import dev.livekeep.ports.ArchiveReader.Entry;
import dev.livekeep.ports.ArchiveStore.Presence;
import dev.livekeep.ports.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

/** However uploads and questions meet, what is in the bucket is present from the end of its upload on. */
@Param(name = "copy", gen = IntGen.class, conf = "1:3")
public class HourIndexInterleavingTest {
    private static final List<Copy> COPIES = Copy.some(4, 1);

    private final Set<Integer> bucket = ConcurrentHashMap.newKeySet();

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

    private final HourIndex index = new HourIndex(this::list, 2, (work, name, task) -> task.run(), stopped);

    private List<Entry> list(String prefix) {
        String beginning = prefix.substring(prefix.lastIndexOf('/') + 1);
        return bucket.stream()
                .map(number -> new Entry(COPIES.get(number).path().fileName(), 1, false))
                .filter(entry -> entry.name().startsWith(beginning))
                .toList();
    }

    @Operation
    public void upload(@Param(name = "copy") int number) {
        bucket.add(number);
        index.stored(COPIES.get(number).path());
    }

    @Operation
    public boolean isPresent(@Param(name = "copy") int number) {
        AtomicBoolean present = new AtomicBoolean();
        index.lookUp(COPIES.get(number).slot(), presence -> present.set(presence instanceof Presence.Present));
        return present.get();
    }

    @Test
    void underAllSchedulesThatAreTried() {
        new ModelCheckingOptions()
                .threads(2)
                .actorsPerThread(2)
                .iterations(3)
                .invocationsPerIteration(40)
                .check(HourIndexInterleavingTest.class);
    }

    @Test
    void onRealThreads() {
        new StressOptions()
                .threads(3)
                .actorsPerThread(2)
                .iterations(3)
                .invocationsPerIteration(150)
                .check(HourIndexInterleavingTest.class);
    }
}
