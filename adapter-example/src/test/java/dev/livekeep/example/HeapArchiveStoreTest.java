package dev.livekeep.example;

import dev.livekeep.ports.ArchiveReader;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.testkit.ArchiveReaderContract;
import dev.livekeep.testkit.ArchiveStoreContract;
import dev.livekeep.testkit.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.Nested;

/** The example keeps what every archive promises. */
class HeapArchiveStoreTest {

    private final VirtualTime time = new VirtualTime();
    private final HeapArchiveStore store = new HeapArchiveStore(time);

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
