package dev.livekeep.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a folder holds.
 *
 * @param bytes of all files
 * @param segments files named as the archive's segments are
 * @param lost segments missing between a channel's first and last
 * @param delays from the end of each segment that ended between two instants to the change of its file's name, in
 *     milliseconds, ascending
 */
record Recorded(long bytes, long segments, long lost, List<Long> delays) {

    static long bytes(Path folder) throws IOException {
        long bytes = 0;
        for (Path file : files(folder)) {
            bytes += Files.exists(file) ? Files.size(file) : 0;
        }
        return bytes;
    }

    static Recorded in(Path folder, Instant from, Instant to) throws IOException {
        long bytes = 0;
        long segments = 0;
        long lost = 0;
        List<Long> delays = new ArrayList<>();
        for (Path channel : folders(folder)) {
            TreeSet<Instant> starts = new TreeSet<>();
            for (Path file : files(channel)) {
                bytes += Files.size(file);
                if (!file.toString().endsWith(".ts") || !file.toString().contains("-full-")) {
                    continue;
                }
                Instant start = start(file);
                starts.add(start);
                Instant end = start.plus(PlainOrigin.SEGMENT);
                if (end.isAfter(from) && end.isBefore(to)) {
                    FileTime named = (FileTime) Files.getAttribute(file, "unix:ctime");
                    delays.add(Duration.between(end, named.toInstant()).toMillis());
                }
            }
            segments += starts.size();
            if (!starts.isEmpty()) {
                long listed = Duration.between(starts.first(), starts.last()).dividedBy(PlainOrigin.SEGMENT) + 1;
                lost += listed - starts.size();
            }
        }
        Collections.sort(delays);
        return new Recorded(bytes, segments, lost, delays);
    }

    /** When the segment of that file begins, by its name and its hour's. */
    private static Instant start(Path file) {
        int names = file.getNameCount();
        return Instant.parse(file.getName(names - 2) + ":"
                + file.getName(names - 1).toString().substring(0, 12) + "Z");
    }

    /** The delay that {@code share} of all stay below. */
    long delay(double share) {
        return delays.isEmpty() ? 0 : delays.get((int) Math.min(delays.size() - 1, Math.floor(share * delays.size())));
    }

    private static List<Path> folders(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
