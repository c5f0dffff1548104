package dev.livekeep.app.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The files of an archive, as anybody sees them. */
final class Folder {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH/mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Folder() {}

    /** Published copies of one kind. */
    static List<Path> copies(Path root, String kind) throws IOException {
        return all(root).stream()
                .filter(file -> file.getFileName().toString().contains("-" + kind + "-"))
                .toList();
    }

    /** Downloads that are under way or were left. */
    static List<Path> drafts(Path root) throws IOException {
        return all(root).stream()
                .filter(file -> file.getFileName().toString().contains("-temp-"))
                .toList();
    }

    /** Downloads that hold something. */
    static List<Path> filledDrafts(Path root) throws IOException {
        return drafts(root).stream().filter(Folder::isFilled).toList();
    }

    private static boolean isFilled(Path file) {
        try {
            return Files.size(file) > 0;
        } catch (IOException keptOrDiscarded) {
            return false;
        }
    }

    /** Whether a full copy begins at {@code start} or later. */
    static boolean reaches(Path quality, Instant start) throws IOException {
        return Files.isDirectory(quality)
                && copies(quality, "full").stream()
                        .map(file -> quality.relativize(file).toString())
                        .anyMatch(name -> name.compareTo(NAME.format(start)) >= 0);
    }

    /** Every file, in the order of their names; what goes meanwhile may be among them or not. */
    static List<Path> all(Path root) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.exists(root)) {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    found.add(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path keptOrDiscarded, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        found.sort(null);
        return found;
    }
}
