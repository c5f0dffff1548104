package dev.livekeep.filesystem;

import dev.livekeep.domain.archive.SegmentKind;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The full copies of one hour and their tombstones, by their names without ending. Of our own copies the newest are known,
 * so that recording costs no memory; the folder is listed again when an older one is asked for. Safe for many threads.
 */
final class HourNames {

    private static final String FULL = "-" + SegmentKind.FULL.text();
    private static final int OWN = 100;

    private final ReentrantLock lock = new ReentrantLock();
    private final TreeSet<String> stems = new TreeSet<>();
    private final Deque<String> own = new ArrayDeque<>();
    /** Names up to this one may be missing; empty if the folder was never listed. */
    private Optional<String> unknownUpTo = Optional.empty();

    /** Names without ending that begin so; lists the folder where they may be unknown. */
    List<String> startingWith(String prefix, Path folder) throws IOException {
        lock.lock();
        try {
            if (unknownUpTo.filter(known -> known.compareTo(prefix) < 0).isEmpty()) {
                list(folder);
                unknownUpTo = Optional.of("");
            }
            List<String> found = new ArrayList<>();
            for (String stem : stems.tailSet(prefix)) {
                if (!stem.startsWith(prefix)) {
                    break;
                }
                found.add(stem);
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    void add(String fileName) {
        lock.lock();
        try {
            addIfFull(fileName, ArchiveLayout.SEGMENT).ifPresent(own::addLast);
            if (own.size() > OWN) {
                String oldest = own.removeFirst();
                stems.remove(oldest);
                unknownUpTo = unknownUpTo.map(known -> known.compareTo(oldest) < 0 ? oldest : known);
            }
        } finally {
            lock.unlock();
        }
    }

    private void list(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                addIfFull(name, ArchiveLayout.SEGMENT);
                addIfFull(name, ArchiveLayout.TOMBSTONE);
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            stems.clear();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private Optional<String> addIfFull(String name, String ending) {
        Optional<String> stem = name.endsWith(ending) && name.contains(FULL)
                ? Optional.of(name.substring(0, name.length() - ending.length()))
                : Optional.empty();
        stem.ifPresent(stems::add);
        return stem;
    }
}
