package dev.livekeep.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a process of Java holds, as others see it: by {@code /proc} and {@code jcmd}. */
final class Vitals {
    private static final Pattern SPACE = Pattern.compile("total \\d+K, used (\\d+)K");

    private final long pid;

    Vitals(long pid) {
        this.pid = pid;
    }

    int threads() throws IOException {
        return list("task").size();
    }

    /** What the open files are called; sockets and pipes begin with that word. */
    List<String> files() throws IOException {
        List<String> files = new ArrayList<>();
        for (Path descriptor : list("fd")) {
            try {
                files.add(Files.readSymbolicLink(descriptor).toString());
            } catch (NoSuchFileException closed) {
                // It was there a moment ago.
            }
        }
        return files;
    }

    private List<Path> list(String what) throws IOException {
        try (Stream<Path> entries = Files.list(Path.of("/proc", String.valueOf(pid), what))) {
            return entries.toList();
        }
    }

    /** What a full collection leaves, in KiB. */
    long heapAfterFullCollection() throws IOException, InterruptedException {
        jcmd("GC.run");
        List<String> used = SPACE.matcher(jcmd("GC.heap_info"))
                .results()
                .map((MatchResult space) -> space.group(1))
                .toList();
        assertThat(used).as("spaces of the heap").isNotEmpty();
        return used.stream().mapToLong(Long::parseLong).sum();
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(pid),
                        command)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jcmd.waitFor()).as(said).isZero();
        return said;
    }

    /** The names and labels of all figures in an answer on the metrics port. */
    static Set<String> series(String metrics) {
        return metrics.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
