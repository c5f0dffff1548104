package dev.livekeep.filesystem;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.ports.Clock;
import dev.livekeep.ports.PlaylistHistory;
import dev.livekeep.ports.Scheduler;
import dev.livekeep.ports.TaskRunner;
import java.nio.file.Path;

/**
 * The archive on a local disk. Making the store may end in an {@link UnusableArchiveException}; whoever made the injector
 * closes the {@link FileArchiveStore} last.
 */
public final class FilesystemModule extends AbstractModule {

    private final Path base;
    private final StoreSettings settings;

    /** Records under {@code base}. */
    public FilesystemModule(Path base, StoreSettings settings) {
        this.base = base;
        this.settings = settings;
    }

    @Provides
    @Singleton
    FileArchiveStore store(TaskRunner tasks, Scheduler scheduler, Clock clock) {
        return FileArchiveStore.open(base, settings, tasks, scheduler, clock);
    }

    @Provides
    @Singleton
    ArchiveStore archiveStore(FileArchiveStore store) {
        return store;
    }

    @Provides
    @Singleton
    PlaylistHistory playlistHistory(TaskRunner tasks) {
        return new FilePlaylistHistory(base, tasks);
    }
}
