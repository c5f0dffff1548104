package dev.livekeep.app.command;

import ch.qos.logback.classic.Level;
import dev.livekeep.app.ExitCode;
import dev.livekeep.app.Main;
import dev.livekeep.app.UserMistake;
import dev.livekeep.app.logging.Logging;
import dev.livekeep.app.options.RecordLine;
import dev.livekeep.app.options.RecordOptions;
import dev.livekeep.domain.text.ForeignText;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Finds the command by its name and runs it. */
public final class Commands {
    private static final String USAGE = """
        Usage: livekeep COMMAND [ARGUMENT...]
          record CHANNEL...         records live channels until it is told to stop
          export CHANNEL QUALITY    writes a range of an archive into one .ts or .mp4
          verify DIR                compares every copy of an archive with its name
          demo                      records a simulated origin and shows what came of it
          rehearse                  records an origin that misbehaves and is judged by it
          origin                    serves simulated live channels on loopback
          config CHANNEL...         shows what record would do: every option in force
          --version
        livekeep COMMAND --help lists what a command can be told.
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
            case "verify" -> {
                Logging.start(Level.WARN, err, Level.WARN, Optional.empty());
                yield VerifyCommand.run(rest, out);
            }
            case "export" -> {
                Logging.start(Level.WARN, err, Level.WARN, Optional.empty());
                yield ExportCommand.run(rest, environment, out, err);
            }
            case "demo" -> DemoCommand.run(rest, environment, out, err);
            case "rehearse" -> RehearseCommand.run(rest, environment, out, err);
            case "origin" -> OriginCommand.run(rest, out);
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
        if (RecordLine.wantsHelp(arguments)) {
            return say(out, RecordLine.help("record", "Records live channels until it is told to stop."));
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
        if (RecordLine.wantsHelp(arguments)) {
            return say(out, RecordLine.help("config", "Shows what record would do with the same arguments."));
        }
        RecordOptions options = RecordOptions.parse(arguments, environment);
        options.shownChannels().forEach(channel -> out.println("# " + ForeignText.whole(channel)));
        options.effective().forEach((key, value) -> out.println(key + ": \"" + ForeignText.whole(value) + "\""));
        return ExitCode.OK;
    }
}
