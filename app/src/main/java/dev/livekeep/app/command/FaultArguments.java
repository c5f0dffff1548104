package dev.livekeep.app.command;

import dev.livekeep.app.UserMistake;
import dev.livekeep.domain.text.ForeignText;
import dev.livekeep.origin.story.Stories;
import dev.livekeep.origin.story.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all commands can be told whose origin may misbehave. */
final class FaultArguments {
    @Option(
            names = "--faults",
            paramLabel = "NAME|FILE",
            description = "what goes wrong: a story that ships, see rehearse --list, or a script, see docs/origin.md")
    @Nullable
    String faults;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "decides which requests meet faults; default: 1")
    long seed;

    /** The story that is asked for by name or file; empty if none is. */
    Optional<Story> story() {
        if (faults == null) {
            return Optional.empty();
        }
        try {
            Optional<Story> shipped = Stories.named(faults);
            return shipped.isPresent() ? shipped : Optional.of(Story.parse(Files.readString(Path.of(faults))));
        } catch (InvalidPathException | IOException e) {
            throw UserMistake.environment("cannot read the fault script " + ForeignText.quoted(faults)
                    + ", and no story has that name: livekeep rehearse --list names them");
        } catch (IllegalArgumentException e) {
            throw UserMistake.usage(String.valueOf(e.getMessage()));
        }
    }
}
