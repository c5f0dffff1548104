package dev.livekeep.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The seeds that kept every law, in a file, so that a run that was cut short goes on where it was. For any number of threads. */
final class DoneSeeds {
    private final Path file;
    private final Duration horizon;
    private final Set<String> lines;

    private DoneSeeds(Path file, Duration horizon, Set<String> lines) {
        this.file = file;
        this.horizon = horizon;
        this.lines = lines;
    }

    /** @param horizon how long each seed runs; those that ran shorter or longer do not count */
    static DoneSeeds in(Path file, Duration horizon) throws IOException {
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        return new DoneSeeds(file, horizon, new HashSet<>(lines));
    }

    synchronized boolean contains(long seed) {
        return lines.contains(line(seed));
    }

    synchronized void add(long seed) {
        String line = line(seed);
        lines.add(line);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last word tells a whole line from one that was cut off. */
    private String line(long seed) {
        return "seed " + seed + " minutes " + horizon.toMinutes() + " held";
    }
}
