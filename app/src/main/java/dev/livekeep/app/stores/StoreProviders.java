package dev.livekeep.app.stores;

import dev.livekeep.app.UserMistake;
import dev.livekeep.domain.text.ForeignText;
import dev.livekeep.ports.ArchiveReader;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.ports.ArchiveStoreProvider;
import dev.livekeep.ports.StoreContext;
import dev.livekeep.ports.UnusableStoreException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * The archives that can be opened, by URI scheme: those of this program, and those of the jars in a folder of plugins. A
 * scheme that both have is the program's.
 */
public final class StoreProviders {

    private final Map<String, ArchiveStoreProvider> byScheme;
    private final String plugins;

    private StoreProviders(Map<String, ArchiveStoreProvider> byScheme, String plugins) {
        this.byScheme = byScheme;
        this.plugins = plugins;
    }

    /**
     * Finds them.
     *
     * @throws UserMistake when something among the plugins cannot be used
     */
    public static StoreProviders with(Plugins plugins) {
        Map<String, ArchiveStoreProvider> found = new TreeMap<>();
        try {
            for (ArchiveStoreProvider provider : ServiceLoader.load(ArchiveStoreProvider.class, plugins.loader())) {
                found.putIfAbsent(provider.scheme(), provider);
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            throw UserMistake.environment("cannot use what is in " + plugins.inWords() + ": "
                    + ForeignText.whole(String.valueOf(e.getMessage())));
        }
        return new StoreProviders(found, plugins.inWords());
    }

    /**
     * Opens an archive to write to.
     *
     * @throws UserMistake when that is not possible
     */
    public ArchiveStore open(URI store, StoreContext context) {
        ArchiveStoreProvider provider = provider(store);
        try {
            return provider.open(store, context);
        } catch (UnusableStoreException e) {
            throw UserMistake.environment(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Opens an archive to read from.
     *
     * @throws UserMistake when that is not possible
     */
    public ArchiveReader reader(URI archive) {
        ArchiveStoreProvider provider = provider(archive);
        try {
            return provider.reader(archive);
        } catch (UnusableStoreException e) {
            throw UserMistake.environment(String.valueOf(e.getMessage()));
        }
    }

    private ArchiveStoreProvider provider(URI uri) {
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        return Optional.ofNullable(byScheme.get(scheme))
                .orElseThrow(() -> UserMistake.environment("nothing here opens " + ForeignText.quoted(scheme + ":")
                        + ", only " + String.join(", ", byScheme.keySet()) + ": put a jar that does into " + plugins));
    }
}
