package dev.livekeep.app.command;

import dev.livekeep.app.ExitCode;
import dev.livekeep.app.Main;
import dev.livekeep.app.UserMistake;
import dev.livekeep.app.options.RecordOptions;
import dev.livekeep.app.verify.ArchiveCheck;
import dev.livekeep.app.verify.ArchiveSummary;
import dev.livekeep.domain.text.ForeignText;
import dev.livekeep.filesystem.FileArchiveReader;
import dev.livekeep.origin.OriginMain;
import dev.livekeep.origin.config.OriginConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds the command by its name and runs it. */
public final class Commands {
    private static final String USAGE = """
            livekeep COMMAND

              record CHANNEL...   records live channels until it is told to stop; record --help lists its options
              demo                records a simulated origin for half a minute and shows what came of it
              verify DIR          re-hashes an archive and names every copy that does not match its name
              export CHANNEL QUALITY --from TIME --to TIME -o FILE
                                  writes the best segments of a range into one .ts or .mp4
              origin              serves simulated live channels on loopback
              config CHANNEL...   shows what record would do: every option and constant in force
              --version, --help
            """;

    private Commands() {}

    /**
     * Runs one command.
     *
     * @return the exit code
     */
    public static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        try {
            return dispatch(arguments, environment, out, err);
        } catch (UserMistake mistake) {
            err.println("livekeep: " + mistake.getMessage());
            return mistake.exitCode();
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static int dispatch(
            List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        String command = arguments.isEmpty() ? "" : arguments.get(0);
        List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
        return switch (command) {
            case "--version" -> say(out, "livekeep " + version());
            case "--help", "-h" -> say(out, USAGE.stripTrailing());
            case "record" -> record(rest, environment, out, err);
            case "config" -> config(rest, environment, out);
            case "verify" -> verify(rest, out);
            case "export" -> ExportCommand.run(rest, environment, out, err);
            case "demo" -> DemoCommand.run(rest, environment, out, err);
            case "origin" -> origin(rest, out);
            case "" -> throw UserMistake.usage("no command given: livekeep --help lists them");
            default ->
                throw UserMistake.usage(
                        "unknown command " + ForeignText.quoted(command) + ": livekeep --help lists them");
        };
    }

    private static int say(PrintStream out, String text) {
        out.println(text);
        return ExitCode.OK;
    }

    private static String version() {
        return Objects.requireNonNullElse(Main.class.getPackage().getImplementationVersion(), "unpackaged");
    }

    private static int record(
            List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        if (RecordOptions.wantsHelp(arguments)) {
            return say(out, RecordOptions.help("livekeep record"));
        }
        if (arguments.contains("--version")) {
            return say(out, "livekeep " + version());
        }
        RecordCommand command = new RecordCommand(RecordOptions.parse(arguments, environment), environment, err);
        StopSignals signals = new StopSignals(command::stop);
        signals.listen();
        command.whenEnding(signals::ending);
        return command.run();
    }

    /** Prints a configuration file that says the same, with the channels in comments: they have no key. */
    private static int config(List<String> arguments, Map<String, String> environment, PrintStream out) {
        RecordOptions options = RecordOptions.parse(arguments, environment);
        options.shownChannels().forEach(channel -> out.println("# " + ForeignText.whole(channel)));
        options.effective().forEach((key, value) -> out.println(key + ": \"" + ForeignText.whole(value) + "\""));
        return ExitCode.OK;
    }

    private static int verify(List<String> arguments, PrintStream out) {
        if (arguments.size() != 1 || !Files.isDirectory(Path.of(arguments.get(0)))) {
            throw UserMistake.usage("want verify DIR with a folder that is there, found "
                    + ForeignText.quoted(String.join(" ", arguments)));
        }
        try {
            ArchiveSummary result = new ArchiveCheck(
                            new FileArchiveReader(Path.of(arguments.get(0))),
                            ArchiveCheck.Depth.BYTES,
                            finding -> out.println(finding.inWords()))
                    .run();
            out.println(result.inWords());
            return result.isClean() ? ExitCode.OK : ExitCode.FAILURE;
        } catch (IOException e) {
            throw UserMistake.environment("cannot read the archive: " + e.getMessage());
        }
    }

    private static int origin(List<String> arguments, PrintStream out) {
        if (!arguments.isEmpty()) {
            throw UserMistake.usage("origin takes no arguments, found " + ForeignText.quoted(arguments.get(0)));
        }
        try {
            OriginMain.run(OriginConfig.defaults(), out);
            return ExitCode.OK;
        } catch (IOException e) {
            throw UserMistake.environment("cannot start the origin: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.OK;
        }
    }
}
