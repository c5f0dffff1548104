package dev.livekeep.app.process;

import dev.livekeep.origin.journal.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Compares what has lain in an archive for some time with the hash in its name, and deletes it. What does not match is left,
 * and so is a draft: after that time it should not be there.
 */
final class Pruner {
    private final Path archive;
    private final Duration keep;
    private final List<Path> removed = new ArrayList<>();
    private final TreeMap<String, Integer> kinds = new TreeMap<>();
    private final TreeMap<Path, String> wrong = new TreeMap<>();

    /** @param keep for how long a file is left alone */
    Pruner(Path archive, Duration keep) {
        this.archive = archive;
        this.keep = keep;
    }

    void sweep(Instant now) throws IOException {
        for (Path file : Folder.all(archive)) {
            if (file.toString().endsWith(".ts") && isOld(file, now) && !wrong.containsKey(file)) {
                prune(file);
            }
        }
    }

    private boolean isOld(Path file, Instant now) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(keep));
        } catch (NoSuchFileException keptOrDiscarded) {
            return false;
        }
    }

    private void prune(Path file) throws IOException {
        String[] name = file.getFileName().toString().replaceFirst("\\.ts$", "").split("-", 4);
        if (name.length < 4 || name[2].equals("temp")) {
            wrong.put(file, "want it published or gone, found a draft");
            return;
        }
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        String hash = Sha256.textOf(digest.digest());
        if (!hash.equals(name[3])) {
            wrong.put(file, "want bytes of that hash, found " + hash);
            return;
        }
        Files.delete(file);
        removed.add(archive.relativize(file));
        kinds.merge(name[2], 1, Integer::sum);
    }

    /** The names below the archive of all it deleted. */
    List<Path> removed() {
        return removed;
    }

    /** What was not as it should be, a line each. */
    List<String> wrong() {
        return wrong.entrySet().stream()
                .map(each -> archive.relativize(each.getKey()) + ": " + each.getValue())
                .toList();
    }

    /** How many of each kind it deleted. */
    @Override
    public String toString() {
        return kinds.toString();
    }
}
