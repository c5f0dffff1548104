package dev.livekeep.filesystem;

import dev.livekeep.ports.ArchiveReader;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.ports.ArchiveStoreProvider;
import dev.livekeep.ports.StoreContext;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Opens {@code pausing:///FOLDER?SIGNALS}: the real store on the real disk, but for a {@link PausingDisk} that looks for
 * signals in the folder SIGNALS, and for left-overs that are cleared away at once.
 */
public final class PausingStoreProvider implements ArchiveStoreProvider {

    @Override
    public String scheme() {
        return "pausing";
    }

    @Override
    public ArchiveStore open(URI store, StoreContext context) {
        StoreSettings usual = StoreSettings.defaults();
        StoreSettings settings = new StoreSettings(
                usual.fsync(),
                usual.drafts(),
                usual.roundTime(),
                usual.batchWait(),
                usual.rounds(),
                usual.hours(),
                Duration.ofMillis(100));
        return FileArchiveStore.open(
                Path.of(store.getPath()),
                settings,
                new Publisher.Threads(context.tasks(), context.scheduler(), context.clock()),
                new PausingDisk(Path.of(store.getQuery())));
    }

    @Override
    public ArchiveReader reader(URI store) {
        return new FileArchiveReader(Path.of(store.getPath()));
    }
}
