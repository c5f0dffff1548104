package dev.livekeep.filesystem;

import java.util.Optional;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

/** However threads meet, they see a memory that one after the other uses. */
@Param(name = "key", gen = IntGen.class, conf = "1:3")
@Param(name = "value", gen = IntGen.class, conf = "1:3")
public class RecentlyUsedInterleavingTest {
    private final RecentlyUsed<Integer, Integer> memory = new RecentlyUsed<>(2);

    @Operation
    public int get(@Param(name = "key") int key, @Param(name = "value") int value) {
        return memory.get(key, () -> value);
    }

    @Operation
    public void put(@Param(name = "key") int key, @Param(name = "value") int value) {
        memory.put(key, value);
    }

    @Operation
    public Optional<Integer> find(@Param(name = "key") int key) {
        return memory.find(key);
    }

    @Operation
    public void remove(@Param(name = "key") int key) {
        memory.remove(key);
    }

    @Test
    void underAllSchedulesThatAreTried() {
        new ModelCheckingOptions()
                .threads(2)
                .actorsPerThread(3)
                .iterations(2)
                .invocationsPerIteration(40)
                .check(RecentlyUsedInterleavingTest.class);
    }

    @Test
    void onRealThreads() {
        new StressOptions()
                .threads(3)
                .actorsPerThread(3)
                .iterations(2)
                .invocationsPerIteration(150)
                .check(RecentlyUsedInterleavingTest.class);
    }
}
