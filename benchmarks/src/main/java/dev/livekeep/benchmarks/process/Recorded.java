package dev.livekeep.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a folder holds.
 *
 * @param segments files named as the archive's full segments are
 * @param lost segments that are missing, of those that were listed from ten seconds after the start on and ended five
 *     seconds before the end; -1 where no segments are stored
 * @param delays from the end of each segment that ended between two instants to the change of its file's name, in
 *     milliseconds, ascending
 */
record Recorded(long segments, long lost, List<Long> delays) {
    private static final Duration GRACE_AT_START = Duration.ofSeconds(10);
    private static final Duration GRACE_AT_END = Duration.ofSeconds(5);

    /** The bytes of all files. */
    static long bytes(Path folder) throws IOException {
        long bytes = 0;
        for (Path file : files(folder)) {
            try {
                bytes += Files.size(file);
            } catch (NoSuchFileException e) {
                // It was renamed while we counted, and is counted next time.
            }
        }
        return bytes;
    }

    /** @param begun when the recorder was started; delays are those between {@code from} and {@code to} */
    static Recorded in(Path folder, OriginProcess origin, Instant begun, Instant from, Instant to) throws IOException {
        Map<String, TreeSet<Instant>> starts = new HashMap<>();
        List<Long> delays = new ArrayList<>();
        for (Path file : files(folder)) {
            if (!file.toString().endsWith(".ts") || !file.toString().contains("-full-")) {
                continue;
            }
            Instant start = start(file);
            starts.computeIfAbsent(folder.relativize(file).getName(0).toString(), unused -> new TreeSet<>())
                    .add(start);
            Instant end = start.plus(PlainOrigin.SEGMENT);
            if (end.isAfter(from) && end.isBefore(to)) {
                FileTime named = (FileTime) Files.getAttribute(file, "unix:ctime");
                delays.add(Duration.between(end, named.toInstant()).toMillis());
            }
        }
        Collections.sort(delays);
        long segments = starts.values().stream().mapToLong(TreeSet::size).sum();
        Instant first = begun.plus(GRACE_AT_START).minus(PlainOrigin.SEGMENT.multipliedBy(origin.window() - 1L));
        Instant last = to.minus(GRACE_AT_END).minus(PlainOrigin.SEGMENT);
        long expected =
                origin.addresses().size() * Duration.between(first, last).dividedBy(PlainOrigin.SEGMENT);
        long there = starts.values().stream()
                .mapToLong(all -> all.subSet(first, last).size())
                .sum();
        return new Recorded(segments, segments == 0 ? -1 : Math.max(0, expected - there), delays);
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

    private static List<Path> files(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        List<Path> folders = new ArrayList<>(List.of(folder));
        while (!folders.isEmpty()) {
            try (Stream<Path> entries = Files.list(folders.removeLast())) {
                entries.forEach(entry -> (Files.isDirectory(entry) ? folders : found).add(entry));
            } catch (NoSuchFileException e) {
                // An empty folder of drafts went.
            }
        }
        return found;
    }
}
