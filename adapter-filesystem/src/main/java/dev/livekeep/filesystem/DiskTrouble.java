package dev.livekeep.filesystem;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
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
        return switch (trouble) {
            case AtomicMoveNotSupportedException move ->
                "the quality's folder lies on another file system than its channel's: " + move.getOtherFile();
            case NoSuchFileException missing -> "no such file: " + missing.getFile();
            case AccessDeniedException denied -> "no permission: " + denied.getFile();
            case FileAlreadyExistsException taken -> "a file is there already: " + taken.getFile();
            case FileSystemException refused
            when refused.getReason() != null -> refused.getReason() + ": " + refused.getFile();
            default ->
                trouble.getMessage() == null || trouble.getMessage().isEmpty()
                        ? trouble.getClass().getSimpleName()
                        : trouble.getMessage();
        };
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
