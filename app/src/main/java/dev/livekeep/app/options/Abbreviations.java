package dev.livekeep.app.options;

import java.util.ArrayList;
import java.util.List;

/**
 * Spells abbreviated options out. They resolve among the options of the contract only, as scripts around other
 * recorders use them; an option of ours never makes an old abbreviation ambiguous (design §5).
 */
final class Abbreviations {
    private static final List<String> CONTRACT = List.of(
            "--base-dir",
            "--qualities",
            "--metrics-port",
            "--backdoor-port",
            "--twitch-auth-file",
            "--playlist-debug",
            "--help");

    private Abbreviations() {}

    /** The arguments with every unambiguous abbreviation spelt out; the others as they are. */
    static List<String> expand(List<String> arguments, List<String> known) {
        List<String> expanded = new ArrayList<>(arguments.size());
        boolean options = true;
        for (String argument : arguments) {
            options &= !argument.equals("--");
            expanded.add(options && argument.startsWith("--") ? expand(argument, known) : argument);
        }
        return expanded;
    }

    private static String expand(String argument, List<String> known) {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        if (known.contains(name)) {
            return argument;
        }
        List<String> matches =
                CONTRACT.stream().filter(option -> option.startsWith(name)).toList();
        return matches.size() == 1 ? matches.get(0) + argument.substring(name.length()) : argument;
    }
}
