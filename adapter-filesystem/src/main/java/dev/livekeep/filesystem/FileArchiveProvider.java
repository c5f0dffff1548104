package dev.livekeep.filesystem;

import dev.livekeep.domain.text.ForeignText;
import dev.livekeep.ports.ArchiveReader;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.ports.ArchiveStoreProvider;
import dev.livekeep.ports.StoreContext;
import dev.livekeep.ports.UnusableStoreException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens {@code file:///FOLDER}. */
public final class FileArchiveProvider implements ArchiveStoreProvider {

    @Override
    public String scheme() {
        return "file";
    }

    @Override
    public ArchiveStore open(URI store, StoreContext context) {
        StoreSettings settings = StoreSettings.defaults()
                .withFsync(FsyncMode.valueOf(context.fsync().name()));
        return FileArchiveStore.open(folder(store), settings, context.tasks(), context.scheduler(), context.clock());
    }

    @Override
    public ArchiveReader reader(URI store) {
        Path folder = folder(store);
        if (!Files.isDirectory(folder)) {
            throw new UnusableStoreException(
                    "no archive at " + ForeignText.quoted(folder.toString()) + ": there is no such folder");
        }
        return new FileArchiveReader(folder);
    }

    private static Path folder(URI store) {
        try {
            return Path.of(store);
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw new UnusableStoreException("a store on disk is file:///FOLDER and nothing more", e);
        }
    }
}
