package dev.livekeep.testkit;

import dev.livekeep.ports.ArchiveReader;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.ports.ArchiveStore.KeepOutcome;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

class MemoryArchiveStoreTest implements ArchiveStoreContract, ArchiveReaderContract {
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final MemoryArchiveStore store = new MemoryArchiveStore((work, name, task) -> tasks.add(task));

    @Override
    public ArchiveStore store() {
        return store;
    }

    @Override
    public ArchiveReader reader() {
        return store;
    }

    @Override
    public void put(String path, byte[] content) {
        store.put(path, content);
    }

    @Override
    public int draftsLeft() {
        return store.openDrafts();
    }

    @Override
    public void breakPlace() {
        store.failKeeps(Optional.of(new KeepOutcome.Failed("broken", false)));
    }

    @Override
    public void mendPlace() {
        store.failKeeps(Optional.empty());
    }

    @Override
    public void settle() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }
}
