package dev.livekeep.s3;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** What lies in a spool, seen from outside while a store works in it. */
final class SpoolFiles {

    private SpoolFiles() {}

    /** Drafts and copies that wait. */
    static List<Path> in(Path spool) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(spool, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (SpoolName.parse(file.getFileName().toString()).isPresent()) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }
}
