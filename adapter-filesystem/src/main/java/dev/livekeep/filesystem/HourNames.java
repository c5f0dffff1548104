package dev.livekeep.filesystem;

import dev.livekeep.domain.archive.SegmentKind;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/** The full copies of one hour and their tombstones, by their names without ending. Safe for many threads. */
final class HourNames {

    private static final String FULL = "-" + SegmentKind.FULL.text();

    private final ReentrantLock lock = new ReentrantLock();
    private final TreeSet<String> stems = new TreeSet<>();
    private boolean listed;

    /** Names without ending that begin so; lists the folder the first time. */
    List<String> startingWith(String prefix, Path folder) throws IOException {
        lock.lock();
        try {
            if (!listed) {
                list(folder);
                listed = true;
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
            addIfFull(fileName, ArchiveLayout.SEGMENT);
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

    private void addIfFull(String name, String ending) {
        if (name.endsWith(ending) && name.contains(FULL)) {
            stems.add(name.substring(0, name.length() - ending.length()));
        }
    }
}
