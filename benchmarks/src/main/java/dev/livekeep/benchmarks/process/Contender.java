package dev.livekeep.benchmarks.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A recorder to be measured.
 *
 * @param name as the table shows it
 * @param command its words; {@code {dir}} is its folder, {@code {channels}} becomes one word {@code cN:url:ADDRESS} a
 *     channel and {@code {urls}} one word {@code ADDRESS}; with {@code {url}} and {@code {name}} in it, it is started
 *     once for each channel
 * @param environment variables it gets beside ours
 */
record Contender(String name, List<String> command, Map<String, String> environment) {

    static Contender of(String name, String command) {
        return new Contender(name, Arrays.asList(command.trim().split("\\s+")), Map.of());
    }

    /** The words that start a class of ours. */
    static List<String> java(String heap, Class<?> main, String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        words.addAll(List.of(arguments));
        return words;
    }

    /** The words in front of a command that is to stay on the core that the option names. */
    static List<String> pinned(Options options, String option) {
        return options.has(option) ? List.of("taskset", "-c", options.text(option, "0")) : List.of();
    }

    /** The same with more variables. */
    Contender with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new Contender(name, command, all);
    }

    /** The same with words in front of its own. */
    Contender after(List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.addAll(command);
        return new Contender(name, all, environment);
    }

    /** Starts it; its output goes to files beside {@code folder}. */
    List<Process> start(Path folder, List<String> addresses) throws IOException {
        List<Process> processes = new ArrayList<>();
        if (command.stream().anyMatch(word -> word.contains("{url}"))) {
            for (int i = 0; i < addresses.size(); i++) {
                processes.add(start(words(folder, List.of(addresses.get(i)), "c" + (i + 1)), folder));
            }
        } else {
            processes.add(start(words(folder, addresses, ""), folder));
        }
        return processes;
    }

    private Process start(List<String> words, Path folder) throws IOException {
        ProcessBuilder process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(folder).toFile()));
        process.environment().putAll(environment);
        return process.start();
    }

    /** Where its output goes. */
    static Path log(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".log");
    }

    private List<String> words(Path folder, List<String> addresses, String channel) {
        List<String> words = new ArrayList<>();
        for (String word : command) {
            if (word.equals("{channels}")) {
                for (int i = 0; i < addresses.size(); i++) {
                    words.add("c" + (i + 1) + ":url:" + addresses.get(i));
                }
            } else if (word.equals("{urls}")) {
                words.addAll(addresses);
            } else {
                words.add(word.replace("{dir}", folder.toString())
                        .replace("{url}", addresses.get(0))
                        .replace("{name}", channel));
            }
        }
        return words;
    }
}
