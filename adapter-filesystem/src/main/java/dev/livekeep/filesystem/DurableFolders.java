package dev.livekeep.filesystem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes folders, and knows of which the name has surely reached the disk. A folder that somebody else made counts as
 * unsure until we wrote it through once. Safe for many threads.
 */
final class DurableFolders {

    private static final int REMEMBERED = 4096;

    private final Path base;
    private final RecentlyUsed<Path, Boolean> durable = new RecentlyUsed<>(REMEMBERED);

    DurableFolders(Path base) {
        this.base = base;
    }

    /** Makes the folder with its parents where it is missing. */
    void make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            durable.remove(folder);
            Files.createDirectories(folder);
        }
    }

    /** The folders to write through, in this order, after a name appeared in {@code folder}: itself, then upwards. */
    List<Path> toForce(Path folder) {
        List<Path> folders = new ArrayList<>();
        folders.add(folder);
        Path child = folder;
        while (!child.equals(base) && !durable.holds(child) && child.getParent() != null) {
            child = child.getParent();
            folders.add(child);
        }
        return folders;
    }

    /** All of {@link #toForce} reached the disk. */
    void forced(List<Path> folders) {
        folders.subList(0, folders.size() - 1).forEach(folder -> durable.put(folder, true));
    }
}
