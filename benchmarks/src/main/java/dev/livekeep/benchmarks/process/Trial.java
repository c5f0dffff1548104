package dev.livekeep.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs one recorder for a while and measures it after its warm-up.
 *
 * @param place where it writes, in a folder that is deleted afterwards
 */
record Trial(Duration warmup, Duration measured, Path place) {

    static Trial of(Options options) {
        return new Trial(
                Duration.ofSeconds(options.number("warmup", 30)),
                Duration.ofSeconds(options.number("seconds", 60)),
                Path.of(options.text("folder", System.getProperty("java.io.tmpdir"))));
    }

    Measurement run(Contender contender, OriginProcess origin) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(Files.createDirectories(place), "livekeep-run-");
        List<String> addresses = origin.addresses();
        Instant begun = Instant.now();
        List<Process> processes = contender.with(origin.environment()).start(folder, addresses);
        try {
            TimeUnit.MILLISECONDS.sleep(warmup.toMillis());
            Instant from = Instant.now();
            ProcessFigures before = ProcessFigures.of(processes);
            ProcessFigures originBefore = ProcessFigures.of(List.of(origin.process()));
            long bytesBefore = Recorded.bytes(folder);
            TimeUnit.MILLISECONDS.sleep(measured.toMillis());
            long bytes = Recorded.bytes(folder) - bytesBefore;
            ProcessFigures after = ProcessFigures.of(processes);
            Instant to = Instant.now();
            double seconds = Duration.between(from, to).toMillis() / 1000.0;
            double cpu = after.cpuSeconds() - before.cpuSeconds();
            double originCpu = ProcessFigures.of(List.of(origin.process())).cpuSeconds() - originBefore.cpuSeconds();
            System.err.printf(
                    Locale.ROOT,
                    "%s: %.1f s of CPU in %.1f s; the origin %.1f s; load %s%n",
                    contender.name(),
                    cpu,
                    seconds,
                    originCpu,
                    Files.readString(Path.of("/proc/loadavg")).strip());
            long heap = processes.size() == 1 ? Heap.live(processes.getFirst()) : 0;
            stop(processes);
            return new Measurement(
                    cpu / (bytes / 1e9),
                    100 * cpu / seconds / addresses.size(),
                    after.residentBytes(),
                    heap,
                    (after.switches() - before.switches()) / seconds,
                    bytes / 1e9,
                    Recorded.in(folder, origin, begun, from, to));
        } finally {
            processes.forEach(Process::destroyForcibly);
            delete(folder);
            Files.deleteIfExists(Contender.log(folder));
        }
    }

    static void stop(List<Process> processes) throws InterruptedException {
        processes.forEach(Process::destroy);
        for (Process process : processes) {
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
