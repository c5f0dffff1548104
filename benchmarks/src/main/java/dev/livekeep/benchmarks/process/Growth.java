package dev.livekeep.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The same work at more and more channels. */
final class Growth {
    private Growth() {}

    static void run(Options options) throws IOException, InterruptedException {
        List<Contender> contenders = Contenders.of(options);
        Map<String, Map<Integer, Measurement>> series = new LinkedHashMap<>();
        for (int channels : options.numbers("series", "20,50,100,200")) {
            System.out.println(channels + " channels of " + options.text("mbps", "6") + " Mb/s\n");
            Map<Contender, List<Measurement>> results = WholeProcess.measure(channels, contenders, options);
            Table.print(results);
            results.forEach((contender, runs) -> series.computeIfAbsent(contender.name(), any -> new LinkedHashMap<>())
                    .put(channels, Table.median(runs)));
        }
        if (options.has("svg")) {
            Files.writeString(Path.of(options.text("svg", "growth.svg")), plot(series));
        }
    }

    private static String plot(Map<String, Map<Integer, Measurement>> series) {
        return Chart.sideBySide(
                new Chart("CPU-seconds per GB", "channels", lines(series, Measurement::cpuPerGigabyte)),
                new Chart("resident memory, MB", "channels", lines(series, one -> one.residentBytes() / 1e6)));
    }

    private static Map<String, Map<Integer, Double>> lines(
            Map<String, Map<Integer, Measurement>> series, ToDoubleFunction<Measurement> value) {
        Map<String, Map<Integer, Double>> lines = new LinkedHashMap<>();
        series.forEach((name, points) -> {
            Map<Integer, Double> line = new LinkedHashMap<>();
            points.forEach((channels, measurement) -> line.put(channels, value.applyAsDouble(measurement)));
            lines.put(name, line);
        });
        return lines;
    }
}
