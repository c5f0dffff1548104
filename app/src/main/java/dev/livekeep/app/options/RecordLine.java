package dev.livekeep.app.options;

import dev.livekeep.app.UserMistake;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The command line of {@code record}: how it is read, and what its help says. */
public final class RecordLine {

    private RecordLine() {}

    /**
     * Reads it, with all that comes from elsewhere.
     *
     * @throws UserMistake in one line, when the arguments or the configuration file cannot be followed
     */
    static RecordOptions read(List<String> arguments, Map<String, String> environment) {
        RecordArguments record = new RecordArguments();
        CommandLine line = commandLine(record);
        List<String> spelt = Abbreviations.expand(arguments, optionNames(line));
        OtherSources others = OtherSources.of(spelt, environment, configKeys(line));
        line.setDefaultValueProvider(others::valueOf);
        try {
            line.parseArgs(spelt.toArray(String[]::new));
        } catch (CommandLine.ParameterException e) {
            throw UserMistake.usage(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("bad usage") + ": see record --help");
        }
        return RecordMeaning.of(record, others);
    }

    /** Whether the arguments ask for help. */
    public static boolean wantsHelp(List<String> arguments) {
        List<String> spelt = Abbreviations.expand(arguments, optionNames(commandLine(new RecordArguments())));
        return spelt.contains("-h") || spelt.contains("--help");
    }

    /** The help text of a command that takes the arguments of {@code record}. */
    public static String help(String command, String description) {
        CommandLine line = commandLine(new RecordArguments());
        line.getCommandSpec()
                .usageMessage()
                .customSynopsis("livekeep " + command + " CHANNEL... [OPTION...]")
                .description(description)
                .sortOptions(false)
                .width(100)
                .footer("Every option can also be given as a variable, LIVEKEEP_METRICS_PORT, or in the file of"
                        + " --config, which holds more: see config.");
        return line.getUsageMessage().stripTrailing();
    }

    private static CommandLine commandLine(RecordArguments record) {
        CommandLine line = new CommandLine(record);
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("show this")
                        .build());
        line.setOverwrittenOptionsAllowed(true);
        line.setExpandAtFiles(false);
        line.setInterpolateVariables(false);
        line.setUnmatchedOptionsArePositionalParams(false);
        return line;
    }

    private static List<String> optionNames(CommandLine line) {
        return line.getCommandSpec().options().stream()
                .flatMap(option -> Arrays.stream(option.names()))
                .toList();
    }

    private static Set<String> configKeys(CommandLine line) {
        Set<String> keys = new TreeSet<>(PolicyFields.names());
        keys.addAll(ServiceOptions.keys());
        optionNames(line).stream()
                .filter(name -> name.startsWith("--") && !name.equals("--help") && !name.equals("--config"))
                .map(name -> name.substring(2))
                .forEach(keys::add);
        return keys;
    }
}
