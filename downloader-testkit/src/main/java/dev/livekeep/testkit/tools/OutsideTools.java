package dev.livekeep.testkit.tools;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The outside programs of a machine, and the tally of the tests that ran them.
 *
 * @param searchPath folders to look in, separated as in {@code PATH}
 * @param required whether a missing program fails the tests that need it
 * @param tally folder with one file per program, one line per test that ran it
 */
public record OutsideTools(String searchPath, boolean required, Path tally) {

    /** The programs on this process's {@code PATH}; required where {@code CI} is {@code true}. */
    public static OutsideTools ofThisMachine() {
        String path = System.getenv("PATH");
        boolean ci = "true".equalsIgnoreCase(System.getenv("CI"));
        return new OutsideTools(path == null ? "" : path, ci, Path.of("target", "tools"));
    }

    /** The file that runs when {@code tool} is typed; empty if there is none. */
    public Optional<Path> find(String tool) {
        return Stream.of(searchPath.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, tool))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /** Appends one line to the tally of {@code tool}. */
    void count(String tool, String test) {
        try {
            Files.createDirectories(tally);
            Files.writeString(tally.resolve(tool), test + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("wanted to note in " + tally + " that " + test + " ran " + tool, e);
        }
    }
}
