package dev.livekeep.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What {@code --channels=200} channels cost that are offline: once as Twitch channels, once as playlists by URL. */
final class Idle {
    private Idle() {}

    static void run(Options options) throws IOException, InterruptedException {
        int channels = options.number("channels", 200);
        Trial trial = Trial.of(options);
        try (OriginProcess origin = OriginProcess.start(1, options)) {
            System.out.printf(
                    "%d offline channels, %d s%n%n", channels, trial.measured().toSeconds());
            System.out.println("| channels | %% of one core | RSS MB | switches/s |%n|---|---|---|---|".formatted());
            measure("Twitch", twitch(channels, origin.root()), trial);
            measure("playlists by URL", byUrl(channels, origin.root()), trial);
        }
    }

    private static List<String> twitch(int channels, String root) {
        List<String> words = new ArrayList<>();
        for (int i = 1; i <= channels; i++) {
            words.add("offline" + i);
        }
        words.add("--twitch-gql-url=" + root + "/gql");
        words.add("--twitch-usher-url=" + root + "/usher");
        return words;
    }

    private static List<String> byUrl(int channels, String root) {
        List<String> words = new ArrayList<>();
        for (int i = 1; i <= channels; i++) {
            words.add("offline" + i + ":url:" + root + "/offline/" + i + ".m3u8");
        }
        return words;
    }

    private static void measure(String name, List<String> words, Trial trial) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(trial.place(), "livekeep-idle-");
        Contender ours = Contenders.ours(name, "off");
        List<String> command = new ArrayList<>(ours.command().stream()
                .filter(word -> !word.equals("{channels}"))
                .toList());
        command.addAll(words);
        List<Process> processes = new Contender(name, command, Map.of()).start(folder, List.of(""));
        try {
            TimeUnit.MILLISECONDS.sleep(trial.warmup().toMillis());
            ProcessFigures before = ProcessFigures.of(processes);
            long begun = System.nanoTime();
            TimeUnit.MILLISECONDS.sleep(trial.measured().toMillis());
            ProcessFigures after = ProcessFigures.of(processes);
            double seconds = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.2f | %.0f | %.0f |%n",
                    name,
                    100 * (after.cpuSeconds() - before.cpuSeconds()) / seconds,
                    after.residentBytes() / 1e6,
                    (after.switches() - before.switches()) / seconds);
            Trial.stop(processes);
        } finally {
            processes.forEach(Process::destroyForcibly);
            Trial.delete(folder);
            Files.deleteIfExists(Contender.log(folder));
        }
    }
}
