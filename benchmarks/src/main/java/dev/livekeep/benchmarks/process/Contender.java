package dev.livekeep.benchmarks.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A recorder to be measured.
 *
 * @param name as the table shows it
 * @param command its words; {@code {dir}} is its folder, {@code {channels}} becomes one word {@code cN:url:ADDRESS} a
 *     channel and {@code {urls}} one word {@code ADDRESS}; with {@code {url}} and {@code {name}} in it, it is started
 *     once for each channel
 */
record Contender(String name, List<String> command) {

    static Contender of(String name, String command) {
        return new Contender(name, Arrays.asList(command.trim().split("\\s+")));
    }

    /** Starts it; its output goes to files beside {@code folder}. */
    List<Process> start(Path folder, List<String> addresses) throws IOException {
        List<Process> processes = new ArrayList<>();
        if (command.stream().anyMatch(word -> word.contains("{url}"))) {
            for (int i = 0; i < addresses.size(); i++) {
                processes.add(start(words(folder, List.of(addresses.get(i)), "c" + (i + 1)), folder, i));
            }
        } else {
            processes.add(start(words(folder, addresses, ""), folder, 0));
        }
        return processes;
    }

    private static Process start(List<String> words, Path folder, int number) throws IOException {
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolveSibling(folder.getFileName() + "-" + number + ".log")
                        .toFile())
                .start();
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
