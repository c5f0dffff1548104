package dev.livekeep.example;

import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.ports.ArchiveStoreProvider;
import dev.livekeep.ports.StoreContext;
import java.net.URI;

/** Opens {@code heap:ANYTHING}. */
public final class HeapArchiveProvider implements ArchiveStoreProvider {

    @Override
    public String scheme() {
        return "heap";
    }

    @Override
    public ArchiveStore open(URI store, StoreContext context) {
        return new HeapArchiveStore(context.tasks());
    }
}
