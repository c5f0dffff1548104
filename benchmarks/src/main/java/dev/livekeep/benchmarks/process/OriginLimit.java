package dev.livekeep.benchmarks.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What the origin could send with one core: {@code --readers=4} curls throw away whole windows for {@code --seconds=10},
 * and its CPU time is divided by the bytes.
 */
final class OriginLimit {
    private static final int READERS = 4;
    private static final int SECONDS = 10;
    private static final int URLS_AT_ONCE = 400;

    private OriginLimit() {}

    static void run(Options options) throws IOException, InterruptedException {
        try (OriginProcess origin = OriginProcess.start(1, options)) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(options.number("seconds", SECONDS));
            double before = ProcessFigures.of(List.of(origin.process())).cpuSeconds();
            long bytes = 0;
            while (System.nanoTime() < end) {
                List<Process> readers = new ArrayList<>();
                for (int i = 0; i < options.number("readers", READERS); i++) {
                    readers.add(reader(origin));
                }
                for (Process reader : readers) {
                    bytes += new String(reader.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                            .lines()
                            .mapToLong(Long::parseLong)
                            .sum();
                    reader.waitFor();
                }
            }
            double cpu = ProcessFigures.of(List.of(origin.process())).cpuSeconds() - before;
            System.out.printf(
                    Locale.ROOT,
                    "the origin sends %.2f GB with one second of CPU (%.1f GB sent)%n",
                    bytes / 1e9 / cpu,
                    bytes / 1e9);
        }
    }

    private static Process reader(OriginProcess origin) throws IOException {
        List<String> words = new ArrayList<>(List.of("curl", "-s", "-w", "%{size_download}\\n"));
        for (int i = 1; i <= URLS_AT_ONCE; i++) {
            words.addAll(List.of("-o", "/dev/null", origin.root() + "/c1/" + i + ".ts"));
        }
        ProcessBuilder curl = new ProcessBuilder(words);
        curl.environment().putAll(origin.environment());
        return curl.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}
