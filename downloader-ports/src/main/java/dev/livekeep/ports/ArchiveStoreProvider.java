package dev.livekeep.ports;

import dev.livekeep.domain.text.ForeignText;
import java.net.URI;

/**
 * Opens the archives of one URI scheme. Found by {@link java.util.ServiceLoader}, so that a jar with an implementation and
 * its entry in {@code META-INF/services} adds a scheme to the program (docs/adapters.md). Has a constructor without
 * arguments that does nothing.
 */
public interface ArchiveStoreProvider {

    /** The scheme, in lower case: what stands before the first colon of {@code --store}. */
    String scheme();

    /**
     * Opens an archive to write to, made if it is missing. May block for some seconds. Whoever called closes the store.
     *
     * @throws UnusableStoreException when nothing can be recorded there, or the URI does not say where; nothing is left
     *     running
     */
    ArchiveStore open(URI store, StoreContext context);

    /**
     * Opens an archive to read from. Changes nothing there. Whoever called closes the reader.
     *
     * @throws UnusableStoreException when there is no archive, or the URI does not say where
     */
    default ArchiveReader reader(URI store) {
        throw new UnusableStoreException(
                "an archive at " + ForeignText.quoted(scheme()) + ": can be written, but not read, by this version");
    }
}
