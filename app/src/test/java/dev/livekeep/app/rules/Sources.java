package dev.livekeep.app.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What no source of ours may say. */
final class Sources {

    private static final Pattern DISABLED = Pattern.compile("[@]Disabled\\b(?!\\(\\s*\"[^\"]*\\w)");
    private static final Pattern SLEEP = Pattern.compile("\\b(Thread|TimeUnit\\.\\w+|[A-Z]+SECONDS)\\.sleep\\(");
    private static final Pattern UNFINISHED = Pattern.compile("//.*\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");

    private Sources() {}

    /** One line for each thing in {@code text} that should not be there. */
    static List<String> offences(String text) {
        List<String> lines = text.lines().toList();
        return IntStream.range(0, lines.size())
                .boxed()
                .flatMap(at -> offence(lines.get(at)).map(what -> "line " + (at + 1) + ": " + what))
                .toList();
    }

    private static Stream<String> offence(String line) {
        return Stream.of(
                        DISABLED.matcher(line).find() ? "a test is disabled without a reason" : "",
                        SLEEP.matcher(line).find() ? "something sleeps" : "",
                        UNFINISHED.matcher(line).find() ? "something is left unfinished" : "")
                .filter(what -> !what.isEmpty());
    }

    /** Every Java source below {@code root}, of all modules, tests included. */
    static List<Path> below(Path root) throws IOException {
        try (Stream<Path> files = Files.find(
                root, 30, (file, attributes) -> attributes.isRegularFile() && isSource(root.relativize(file)))) {
            return files.sorted().toList();
        }
    }

    private static boolean isSource(Path file) {
        return file.getNameCount() > 2
                && file.getName(1).toString().equals("src")
                && file.toString().endsWith(".java");
    }
}
