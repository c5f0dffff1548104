package dev.livekeep.app.command;

import dev.livekeep.app.UserMistake;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The command line of one command: reads it, and tells how it is written. */
final class Usage {
    private static final int WIDTH = 100;

    private final String name;
    private final CommandLine line;

    /** @param arguments picocli's annotations stand in its class; parsing fills it */
    Usage(String name, String synopsis, String description, Object arguments) {
        this.name = name;
        line = new CommandLine(arguments);
        line.setCommandName("livekeep " + name);
        line.getCommandSpec()
                .usageMessage()
                .customSynopsis("livekeep " + name + " " + synopsis)
                .description(description)
                .sortOptions(false)
                .width(WIDTH);
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("show this")
                        .build());
        line.setOverwrittenOptionsAllowed(true);
        line.setUnmatchedOptionsArePositionalParams(false);
    }

    /** How the command is written. */
    String text() {
        return line.getUsageMessage().stripTrailing();
    }

    /** Fills the arguments; tells whether they ask for help instead. */
    boolean wantsHelp(List<String> words) {
        try {
            return line.parseArgs(words.toArray(String[]::new)).isUsageHelpRequested();
        } catch (CommandLine.ParameterException e) {
            String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("bad usage");
            throw UserMistake.usage(first + ": see livekeep " + name + " --help");
        }
    }
}
