package dev.livekeep.app.command;

import dev.livekeep.app.UserMistake;
import dev.livekeep.domain.text.ForeignText;
import dev.livekeep.origin.fault.FaultScript;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all commands can be told whose origin may misbehave. */
final class FaultArguments {
    @Option(names = "--faults", paramLabel = "FILE", description = "script of what goes wrong, see docs/origin.md")
    @Nullable
    Path faults;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "decides which requests meet faults; default: 1")
    long seed;

    /** The script of the file; {@code usual} if none is given. */
    FaultScript script(String usual) {
        try {
            return faults == null ? FaultScript.parse(usual) : FaultScript.read(faults);
        } catch (IllegalArgumentException e) {
            throw UserMistake.usage(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw UserMistake.environment("cannot read the fault script " + ForeignText.quoted(String.valueOf(faults)));
        }
    }
}
