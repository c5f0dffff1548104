package dev.livekeep.benchmarks.process;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measurements side by side, as Markdown. */
final class Table {
    private Table() {}

    /** The run in the middle, by CPU. */
    static Measurement median(List<Measurement> runs) {
        return runs.stream()
                .sorted(Comparator.comparingDouble(Measurement::cpuPerGigabyte))
                .toList()
                .get(runs.size() / 2);
    }

    /** Prints one line a recorder; the last column compares the CPU of the first with the recorder's. */
    static void print(Map<Contender, List<Measurement>> results) {
        System.out.println(
                "| recorder | CPU s/GB | CPU %/channel | RSS MB | heap MB | switches/s | p50 ms | p99 ms | max ms | lost | GB | first / this |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
        double first = 0;
        for (Map.Entry<Contender, List<Measurement>> result : results.entrySet()) {
            Measurement median = median(result.getValue());
            Recorded recorded = median.recorded();
            long lost = result.getValue().stream()
                    .mapToLong(run -> run.recorded().lost())
                    .sum();
            first = first == 0 ? median.cpuPerGigabyte() : first;
            boolean segments = recorded.segments() > 0;
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.0f | %s | %.0f | %s | %s | %s | %s | %.2f | %.2f |%n",
                    result.getKey().name(),
                    median.cpuPerGigabyte(),
                    median.cpuPerChannel(),
                    median.residentBytes() / 1e6,
                    median.heapBytes() == 0 ? "-" : String.format(Locale.ROOT, "%.1f", median.heapBytes() / 1e6),
                    median.switchesPerSecond(),
                    segments ? recorded.delay(0.5) : "-",
                    segments ? recorded.delay(0.99) : "-",
                    segments ? recorded.delay(1) : "-",
                    segments ? lost : "-",
                    median.gigabytes(),
                    first / median.cpuPerGigabyte());
        }
        System.out.println();
    }
}
