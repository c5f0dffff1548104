package dev.livekeep.app.command;

import dev.livekeep.app.ExitCode;
import dev.livekeep.app.UserMistake;
import dev.livekeep.origin.OriginMain;
import dev.livekeep.origin.config.OriginConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code origin}: the simulated origin alone, until it is told to end. */
final class OriginCommand {
    private static final int LAST_PORT = 65_535;

    private OriginCommand() {}

    static int run(List<String> words, PrintStream out) {
        Arguments arguments = new Arguments();
        Usage usage = new Usage(
                "origin",
                "[OPTION...]",
                "Serves three simulated live channels on this machine until it is told to stop.",
                arguments);
        if (usage.wantsHelp(words)) {
            out.println(usage.text());
            return ExitCode.OK;
        }
        OriginConfig config = arguments.config();
        try {
            OriginMain.run(config, out);
            return ExitCode.OK;
        } catch (IOException e) {
            throw UserMistake.environment("cannot start the origin: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.OK;
        }
    }

    /** The words of the command line. */
    private static final class Arguments {
        @Option(
                names = "--port",
                defaultValue = "0",
                paramLabel = "PORT",
                description = "where to listen; default: any")
        int port;

        @Option(
                names = "--journal",
                paramLabel = "FILE",
                description = "write down what was published, asked and answered, see docs/origin.md")
        @Nullable
        Path journal;

        @Mixin
        FaultArguments faults = new FaultArguments();

        OriginConfig config() {
            if (port < 0 || port > LAST_PORT) {
                throw UserMistake.usage("--port: want 0 to " + LAST_PORT + ", found " + port);
            }
            OriginConfig healthy = OriginConfig.defaults().withSeed(faults.seed).withEdges(1, port);
            OriginConfig config = faults.story().map(story -> story.in(healthy)).orElse(healthy);
            return journal == null ? config : config.withJournalFile(journal);
        }
    }
}
