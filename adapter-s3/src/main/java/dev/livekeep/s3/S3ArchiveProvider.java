package dev.livekeep.s3;

import dev.livekeep.ports.ArchiveReader;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.ports.ArchiveStoreProvider;
import dev.livekeep.ports.StoreContext;
import dev.livekeep.ports.UnusableStoreException;
import java.net.URI;

/** Opens {@code s3://BUCKET/PREFIX?…}. */
public final class S3ArchiveProvider implements ArchiveStoreProvider {

    @Override
    public String scheme() {
        return "s3";
    }

    @Override
    public ArchiveStore open(URI store, StoreContext context) {
        return S3ArchiveStore.open(
                settings(store),
                context.spool(),
                context.instance(),
                new S3ArchiveStore.Threads(context.tasks(), context.scheduler(), context.clock()));
    }

    @Override
    public ArchiveReader reader(URI store) {
        S3Settings settings = settings(store);
        return new S3ArchiveReader(S3Clients.of(settings), settings);
    }

    private static S3Settings settings(URI store) {
        try {
            return S3Settings.of(store);
        } catch (IllegalArgumentException e) {
            throw new UnusableStoreException(String.valueOf(e.getMessage()), e);
        }
    }
}
