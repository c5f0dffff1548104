package dev.livekeep.app.stores;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.livekeep.filesystem.FileMissedHours;
import dev.livekeep.filesystem.FilePlaylistHistory;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.ports.Clock;
import dev.livekeep.ports.MissedHours;
import dev.livekeep.ports.PlaylistHistory;
import dev.livekeep.ports.Scheduler;
import dev.livekeep.ports.StoreContext;
import dev.livekeep.ports.StoreEvents;
import dev.livekeep.ports.TaskRunner;
import dev.livekeep.runtime.mirror.MirrorStore;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The archive of a recording, in one store or in several at once. */
public final class StoresModule extends AbstractModule {

    private final StoreProviders providers;
    private final List<URI> stores;
    private final StoreContext.Fsync fsync;
    private final Path spool;
    private final String instance;
    private final StoreEvents told;

    /**
     * Records to {@code stores}, of which the first decides when a segment is stored.
     *
     * @param told hears what becomes of copies in each, beside the metrics
     */
    public StoresModule(
            StoreProviders providers,
            List<URI> stores,
            StoreContext.Fsync fsync,
            Path spool,
            String instance,
            StoreEvents told) {
        this.providers = providers;
        this.stores = List.copyOf(stores);
        this.fsync = fsync;
        this.spool = spool;
        this.instance = instance;
        this.told = told;
    }

    @Provides
    @Singleton
    ArchiveStore store(TaskRunner tasks, Scheduler scheduler, Clock clock, StoreEvents counted) {
        StoreContext context = new StoreContext(tasks, scheduler, clock, fsync, spool, instance);
        List<ArchiveStore> opened = new ArrayList<>();
        try {
            for (URI store : stores) {
                opened.add(providers.open(store, context));
            }
        } catch (RuntimeException e) {
            opened.forEach(ArchiveStore::close);
            throw e;
        }
        if (opened.size() == 1) {
            return opened.get(0);
        }
        MissedHours missed = new FileMissedHours(spool.resolve("missed"));
        return MirrorStore.of(opened, tasks, scheduler, clock, missed, counted.andThen(told));
    }

    /** Playlists are files, so they lie in the first store that is a folder. */
    @Provides
    @Singleton
    PlaylistHistory playlistHistory(TaskRunner tasks) {
        return stores.stream()
                .filter(store -> "file".equals(store.getScheme()))
                .findFirst()
                .<PlaylistHistory>map(store -> new FilePlaylistHistory(Path.of(store), tasks))
                .orElse((path, playlists) -> {});
    }
}
