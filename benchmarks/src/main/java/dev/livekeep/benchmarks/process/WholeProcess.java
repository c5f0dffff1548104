package dev.livekeep.benchmarks.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures whole recorders as processes of their own; so is the origin. The first word says what:
 *
 * <ul>
 *   <li>{@code compare}, also without a word: recorders one after the other on the same work
 *   <li>{@code grow}: the same at {@code --series=20,50,100,200} channels, and with {@code --svg=FILE} a plot
 *   <li>{@code idle}: 200 channels that are offline
 *   <li>{@code start}: from the command to readiness, the first poll and the first segment
 *   <li>{@code origin}: what one core of the origin can send
 * </ul>
 *
 * Options, each as {@code --name=value}: {@code channels} (50), {@code mbps} (6), {@code seconds} measured (60) after
 * {@code warmup} (30), {@code runs} of each (1), {@code together} to run them at once, so that a busy machine meets all, {@code fsync} (each), {@code tls}, {@code pin} recorders to that core and
 * {@code pin-origin} the origin, {@code folder} to write in, and those of {@link Contenders}.
 */
final class WholeProcess {
    private final Options options;

    private WholeProcess(Options options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        boolean worded = arguments.length > 0 && !arguments[0].startsWith("--");
        Options options = new Options(Arrays.stream(arguments).skip(worded ? 1 : 0));
        switch (worded ? arguments[0] : "compare") {
            case "compare" -> new WholeProcess(options).compare();
            case "grow" -> Growth.run(options);
            case "idle" -> Idle.run(options);
            case "start" -> StartUp.run(options);
            case "origin" -> OriginLimit.run(options);
            default -> {
                System.err.println("want compare, grow, idle, start or origin, found " + arguments[0]);
                System.exit(2);
            }
        }
    }

    private void compare() throws IOException, InterruptedException {
        int channels = options.number("channels", 50);
        System.out.printf(
                Locale.ROOT,
                "%d channels of %s Mb/s%s, %d s after %d s, fsync %s, median of %d; lost: in all runs%n%n",
                channels,
                options.text("mbps", "6"),
                options.has("tls") ? " over TLS" : "",
                options.number("seconds", 60),
                options.number("warmup", 30),
                options.text("fsync", "each"),
                options.number("runs", 1));
        Table.print(measure(channels, Contenders.of(options), options));
    }

    /** Each recorder as often as asked: in turns, or with {@code --together} all at once. */
    static Map<Contender, List<Measurement>> measure(int channels, List<Contender> contenders, Options options)
            throws IOException, InterruptedException {
        Map<Contender, List<Measurement>> results = new LinkedHashMap<>();
        contenders.forEach(contender -> results.put(contender, new ArrayList<>()));
        Trial trial = Trial.of(options);
        try (OriginProcess origin = OriginProcess.start(channels, options)) {
            for (int run = 0; run < options.number("runs", 1); run++) {
                if (options.has("together")) {
                    together(trial, origin, results);
                } else {
                    for (Map.Entry<Contender, List<Measurement>> each : results.entrySet()) {
                        each.getValue().add(trial.run(each.getKey(), origin));
                    }
                }
            }
        }
        return results;
    }

    private static void together(Trial trial, OriginProcess origin, Map<Contender, List<Measurement>> results)
            throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        results.forEach((contender, runs) -> threads.add(Thread.ofPlatform().start(() -> {
            try {
                runs.add(trial.run(contender, origin));
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(contender.name(), e);
            }
        })));
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
