package dev.livekeep.simulation;

import dev.livekeep.domain.event.CaptureEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last events of a run, and a fingerprint of all of them. */
final class EventLog {
    private static final int KEPT = 20_000;

    private final Deque<CaptureEvent> last = new ArrayDeque<>();
    private long fingerprint;

    void add(CaptureEvent event) {
        fingerprint = fingerprint * 31
                + event.detail().toString().hashCode()
                + event.wall().toEpochMilli();
        last.addLast(event);
        if (last.size() > KEPT) {
            last.removeFirst();
        }
    }

    long fingerprint() {
        return fingerprint;
    }

    /** Writes the events to a file. */
    Path write(long seed, String breach) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "simulation"));
            List<String> lines = last.stream()
                    .map(event -> event.wall() + " " + event.channel() + " #" + event.number() + " " + event.detail())
                    .toList();
            Path file = Files.write(folder.resolve("seed-" + seed + ".log"), lines);
            return Files.writeString(file, breach + "\n", java.nio.file.StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
