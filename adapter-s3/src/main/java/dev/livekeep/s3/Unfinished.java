package dev.livekeep.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An upload in parts that has begun and may not have ended, as a small file beside the spooled copy says it. So a kill
 * leaves word of it, and of no other recorder's.
 *
 * @param note the file that says so
 */
record Unfinished(Path note, String key, String upload) {

    private static final String ENDING = ".upload";
    private static final int LINES = 2;

    /** What an earlier try to put the copy left; empty when it left nothing. */
    static Optional<Unfinished> of(Spooled copy) throws IOException {
        Path note = note(copy);
        try {
            List<String> lines = Files.readAllLines(note);
            return lines.size() == LINES
                    ? Optional.of(new Unfinished(note, lines.get(0), lines.get(1)))
                    : Optional.empty(); // cut off by a crash: no part was sent yet
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    static Unfinished of(Spooled copy, String key, String upload) {
        return new Unfinished(note(copy), key, upload);
    }

    /** Leaves word that it begins; to be done before the first part is sent. */
    void begin() throws IOException {
        Files.writeString(note, key + "\n" + upload + "\n");
    }

    private static Path note(Spooled copy) {
        return copy.file().resolveSibling(copy.id() + ENDING);
    }

    /** It has ended, one way or the other. */
    void end() throws IOException {
        Files.deleteIfExists(note);
    }
}
