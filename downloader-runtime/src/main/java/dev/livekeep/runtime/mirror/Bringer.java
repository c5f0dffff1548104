package dev.livekeep.runtime.mirror;

import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.ports.ArchiveStore.ImportOutcome;
import dev.livekeep.ports.StoreEvents;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings copies to a store from whichever other store has them. Blocks on the stores. */
final class Bringer {

    private static final Logger log = LoggerFactory.getLogger(Bringer.class);

    private final ArchiveStore store;
    private final List<ArchiveStore> sources;
    private final StoreEvents events;

    Bringer(ArchiveStore store, List<ArchiveStore> sources, StoreEvents events) {
        this.store = store;
        this.sources = sources;
        this.events = events;
    }

    /** Whether the store has the copy now. */
    boolean bring(SegmentPath path) {
        for (ArchiveStore source : sources) {
            try (InputStream content = source.open(path, 0)) {
                ImportOutcome outcome = store.importCopy(path, content);
                if (outcome == ImportOutcome.STORED) {
                    log.debug("{} got {} from {}", store.name(), path, source.name());
                    events.caughtUp(store.name(), path);
                }
                if (outcome != ImportOutcome.HASH_DIFFERS) {
                    return true;
                }
                log.warn("{} holds other bytes than its name says: {}", source.name(), path);
            } catch (FileNotFoundException e) {
                log.debug("{} does not have {} either", source.name(), path);
            } catch (IOException | RuntimeException e) {
                log.debug("Could not bring {} from {} to {}: {}", path, source.name(), store.name(), e.toString());
            }
        }
        return false;
    }
}
