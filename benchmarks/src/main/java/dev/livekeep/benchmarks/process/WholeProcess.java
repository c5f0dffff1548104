package dev.livekeep.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs recorders one after the other on the same work and prints what each costs. The origin is a process of its own.
 *
 * <p>Options, each as {@code --name=value}: {@code channels} (50), {@code mbps} (6), {@code seconds} measured (60) after
 * {@code warmup} (30), {@code runs} of each (1), {@code fsync} (each), {@code pin} a recorder to that core, {@code vs} a
 * command to compare with (see {@link Contender}; may be repeated as {@code vs.NAME}), {@code bare} and {@code ours} as
 * {@code off} leave those out, {@code folder} to write in.
 */
final class WholeProcess {
    private final Map<String, String> options = new LinkedHashMap<>();
    private final String java =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private final String classPath = System.getProperty("java.class.path");

    private WholeProcess(String[] arguments) {
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            options.put(parts[0].replaceFirst("^--", ""), parts.length > 1 ? parts[1] : "");
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        new WholeProcess(arguments).run();
    }

    private String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    private int number(String name, int otherwise) {
        return Integer.parseInt(option(name, Integer.toString(otherwise)));
    }

    private void run() throws IOException, InterruptedException {
        int channels = number("channels", 50);
        long bits = Math.round(Double.parseDouble(option("mbps", "6")) * 1_000_000);
        Process origin = new ProcessBuilder(pinned(
                        "pin-origin",
                        List.of(java, "-cp", classPath, PlainOrigin.class.getName(), channels + "", bits + "")))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(origin.getInputStream(), StandardCharsets.UTF_8))) {
            int port = Integer.parseInt(Objects.requireNonNull(out.readLine(), "the origin did not start"));
            Map<Contender, List<Measurement>> results = measureAll(PlainOrigin.addresses(channels, port), origin);
            System.out.printf(
                    Locale.ROOT,
                    "%d channels of %s Mb/s, %d s after %d s, fsync %s, median of %d%n",
                    channels,
                    option("mbps", "6"),
                    number("seconds", 60),
                    number("warmup", 30),
                    option("fsync", "each"),
                    number("runs", 1));
            print(results);
        } finally {
            origin.destroyForcibly();
        }
    }

    private Map<Contender, List<Measurement>> measureAll(List<String> addresses, Process origin)
            throws IOException, InterruptedException {
        Map<Contender, List<Measurement>> results = new LinkedHashMap<>();
        List<Contender> contenders = contenders();
        for (int run = 0; run < number("runs", 1); run++) {
            for (Contender contender : contenders) {
                results.computeIfAbsent(contender, any -> new ArrayList<>()).add(measure(contender, addresses, origin));
            }
        }
        return results;
    }

    private List<Contender> contenders() {
        List<Contender> contenders = new ArrayList<>();
        String fsync = option("fsync", "each");
        if (!option("ours", "on").equals("off")) {
            contenders.add(new Contender(
                    "livekeep",
                    List.of(
                            "./livekeep",
                            "record",
                            "{channels}",
                            "--base-dir={dir}",
                            "--metrics-port=0",
                            "--fsync=" + fsync,
                            "--progress=off")));
        }
        if (!option("bare", "on").equals("off")) {
            contenders.add(new Contender(
                    "bare loop",
                    List.of(
                            java,
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            classPath,
                            BareLoop.class.getName(),
                            "{dir}",
                            fsync,
                            "{urls}")));
        }
        options.forEach((name, value) -> {
            if (name.equals("vs") || name.startsWith("vs.")) {
                contenders.add(Contender.of(name.equals("vs") ? "other" : name.substring(3), value));
            }
        });
        return contenders.stream()
                .map(contender -> new Contender(contender.name(), pinned("pin", contender.command())))
                .toList();
    }

    private List<String> pinned(String option, List<String> command) {
        if (!options.containsKey(option)) {
            return command;
        }
        List<String> words = new ArrayList<>(List.of("taskset", "-c", option(option, "0")));
        words.addAll(command);
        return words;
    }

    private Measurement measure(Contender contender, List<String> addresses, Process origin)
            throws IOException, InterruptedException {
        Path folder =
                Files.createTempDirectory(Files.createDirectories(Path.of(option("folder", "/tmp"))), "livekeep-run-");
        List<Process> processes = contender.start(folder, addresses);
        try {
            TimeUnit.SECONDS.sleep(number("warmup", 30));
            Instant from = Instant.now();
            ProcessFigures before = ProcessFigures.of(processes);
            ProcessFigures originBefore = ProcessFigures.of(List.of(origin));
            long bytesBefore = Recorded.bytes(folder);
            TimeUnit.SECONDS.sleep(number("seconds", 60));
            long bytes = Recorded.bytes(folder) - bytesBefore;
            ProcessFigures after = ProcessFigures.of(processes);
            Instant to = Instant.now();
            double seconds = (to.toEpochMilli() - from.toEpochMilli()) / 1000.0;
            double cpu = after.cpuSeconds() - before.cpuSeconds();
            System.err.printf(
                    Locale.ROOT,
                    "%s: %.1f s of CPU in %.1f s; the origin %.1f s%n",
                    contender.name(),
                    cpu,
                    seconds,
                    ProcessFigures.of(List.of(origin)).cpuSeconds() - originBefore.cpuSeconds());
            stop(processes);
            return new Measurement(
                    cpu / (bytes / 1e9),
                    100 * cpu / seconds / addresses.size(),
                    after.residentBytes(),
                    (after.switches() - before.switches()) / seconds,
                    bytes / 1e9,
                    Recorded.in(folder, from, to));
        } finally {
            processes.forEach(Process::destroyForcibly);
            delete(folder);
        }
    }

    private static void stop(List<Process> processes) throws InterruptedException {
        processes.forEach(Process::destroy);
        for (Process process : processes) {
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static void print(Map<Contender, List<Measurement>> results) {
        System.out.printf(
                "%-12s %9s %9s %8s %9s %8s %8s %8s %6s %7s %7s%n",
                "recorder",
                "CPU s/GB",
                "CPU %/ch",
                "RSS MB",
                "switch/s",
                "p50 ms",
                "p99 ms",
                "max ms",
                "lost",
                "GB",
                "ratio");
        double first = 0;
        for (Map.Entry<Contender, List<Measurement>> result : results.entrySet()) {
            Measurement median = result.getValue().stream()
                    .sorted(Comparator.comparingDouble(Measurement::cpuPerGigabyte))
                    .toList()
                    .get(result.getValue().size() / 2);
            long lost = result.getValue().stream()
                    .mapToLong(run -> run.recorded().lost())
                    .sum();
            first = first == 0 ? median.cpuPerGigabyte() : first;
            System.out.printf(
                    Locale.ROOT,
                    "%-12s %9.2f %9.2f %8.0f %9.0f %8d %8d %8d %6d %7.2f %7.2f%n",
                    result.getKey().name(),
                    median.cpuPerGigabyte(),
                    median.cpuPerChannel(),
                    median.residentBytes() / 1e6,
                    median.switchesPerSecond(),
                    median.recorded().delay(0.5),
                    median.recorded().delay(0.99),
                    median.recorded().delay(1),
                    lost,
                    median.gigabytes(),
                    first / median.cpuPerGigabyte());
        }
        System.out.println("lost: over all runs; ratio: CPU of the first in this table to this one's");
    }
}
