package dev.livekeep.example;

import dev.livekeep.ports.ArchiveReader;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.ports.TaskRunner;
import dev.livekeep.testkit.ArchiveReaderContract;
import dev.livekeep.testkit.ArchiveStoreContract;
import dev.livekeep.testkit.VirtualTime;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Nested;

/** The example keeps what every archive promises. */
class HeapArchiveStoreTest {

    private VirtualTime time = new VirtualTime();
    private HeapArchiveStore store = new HeapArchiveStore(this::run);
    private boolean broken;

    private void run(TaskRunner.Work work, String name, Runnable task) {
        if (broken) {
            throw new RejectedExecutionException("the heap has no threads left");
        }
        time.run(work, name, task);
    }

    @Nested
    class AsStore implements ArchiveStoreContract {
        @Override
        public ArchiveStore store() {
            return store;
        }

        @Override
        public void put(String path, byte[] content) {
            store.files.put(path, content);
        }

        /** The heap is the place, and outlives the store; what was to be done on its threads does not. */
        @Override
        public void crash() {
            HeapArchiveStore dead = store;
            time = new VirtualTime();
            store = new HeapArchiveStore(HeapArchiveStoreTest.this::run);
            store.files.putAll(dead.files);
        }

        @Override
        public void breakPlace() {
            broken = true;
        }

        @Override
        public void mendPlace() {
            broken = false;
        }

        @Override
        public void settle() {
            time.advance(Duration.ZERO);
        }

        @Override
        public int draftsLeft() {
            return 0; // they are on the heap and go with whoever forgets them
        }
    }

    @Nested
    class AsReader implements ArchiveReaderContract {
        @Override
        public ArchiveReader reader() {
            return store;
        }

        @Override
        public void put(String path, byte[] content) {
            store.files.put(path, content);
        }
    }
}
