package dev.livekeep.app.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is written under another name beside its own, and gets its name when it is whole. Closing it before that
 * removes what was written; so does a signal that ends the process.
 */
final class OutputFile implements AutoCloseable {
    private final Path file;
    private final Path draft;
    private final Thread onSignal;

    /** Begins to write {@code file}, whose folder must be there. */
    OutputFile(Path file) {
        this.file = file;
        String name = "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".temp";
        this.draft = file.resolveSibling(name);
        this.onSignal = new Thread(this::remove, "export-clean-up");
        Runtime.getRuntime().addShutdownHook(onSignal);
    }

    /** Where to write. */
    Path draft() {
        return draft;
    }

    /** Gives it its name, in the place of what had it. */
    void keep() throws IOException {
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private void remove() {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        remove();
        try {
            Runtime.getRuntime().removeShutdownHook(onSignal);
        } catch (IllegalStateException endingAnyway) {
            // then the hook runs, and finds nothing
        }
    }
}
