package dev.livekeep.filesystem;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** What the disk's refusals mean. */
final class DiskTrouble {

    private static final List<String> NO_SPACE =
            List.of("No space left on device", "Disk quota exceeded", "out of disk space");

    private DiskTrouble() {}

    static boolean noSpace(Exception trouble) {
        String text = String.valueOf(trouble.getMessage());
        return NO_SPACE.stream().anyMatch(text::contains);
    }

    /** One line for logs and events. */
    static String say(Exception trouble) {
        if (trouble instanceof AtomicMoveNotSupportedException move) {
            return "the quality's folder lies on another file system than its channel's: " + move.getOtherFile();
        }
        if (trouble instanceof NoSuchFileException missing) {
            return "no such file: " + missing.getFile();
        }
        if (trouble instanceof FileSystemException refused && refused.getReason() != null) {
            return refused.getReason() + ": " + refused.getFile();
        }
        return trouble.getMessage() == null || trouble.getMessage().isEmpty()
                ? trouble.getClass().getSimpleName()
                : trouble.getMessage();
    }

    /** Whether something is there; other than {@link Files#exists} it tells "no" from "cannot say". */
    static boolean isThere(Path path) throws IOException {
        try {
            Files.readAttributes(path, BasicFileAttributes.class);
            return true;
        } catch (NoSuchFileException | NotDirectoryException e) {
            return false;
        }
    }

    static FileNotFoundException notFound(NoSuchFileException cause) {
        FileNotFoundException missing = new FileNotFoundException(cause.getFile());
        missing.initCause(cause);
        return missing;
    }
}
