package dev.livekeep.app.command;

import dev.livekeep.app.UserMistake;
import dev.livekeep.domain.text.ForeignText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all commands can be told that record a simulated origin. */
final class SimulatedArguments {
    private static final int MOST_SECONDS = 86_400;

    @Option(names = "--seconds", paramLabel = "N", description = "how long to record; default: 30, for rehearse 90")
    @Nullable
    Integer seconds;

    @Option(
            names = "--base-dir",
            paramLabel = "DIR",
            description = "where to record: an empty folder, or one to be made; else a new one for temporary files")
    @Nullable
    Path baseDir;

    /** How long to record. */
    int seconds(int usual) {
        int wanted = Optional.ofNullable(seconds).orElse(usual);
        if (wanted < 1 || wanted > MOST_SECONDS) {
            throw UserMistake.usage("--seconds: want 1 to " + MOST_SECONDS + ", found " + wanted);
        }
        return wanted;
    }

    /** The folder to record into, made if it is not there. */
    Path newFolder(String prefix) throws IOException {
        if (baseDir == null) {
            return Files.createTempDirectory(prefix);
        }
        Path folder = Files.createDirectories(baseDir);
        try (Stream<Path> inside = Files.list(folder)) {
            if (inside.findAny().isPresent()) {
                throw UserMistake.environment("the folder " + ForeignText.quoted(folder.toString())
                        + " is not empty: give a new one, so that what is in it can be judged");
            }
        }
        return folder;
    }
}
