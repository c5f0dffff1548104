package dev.livekeep.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What processes have used so far, from {@code /proc}.
 *
 * @param cpuSeconds user and system time, that of children which have ended included
 * @param residentBytes memory in use now
 * @param switches context switches of all threads that still live
 */
record ProcessFigures(double cpuSeconds, long residentBytes, long switches) {
    private static final double TICKS_PER_SECOND = 100;

    /** The sum over processes and all their descendants. */
    static ProcessFigures of(List<Process> processes) throws IOException {
        double cpu = 0;
        long resident = 0;
        long switches = 0;
        for (long pid : pids(processes)) {
            try {
                ProcessFigures one = of(Path.of("/proc", Long.toString(pid)));
                cpu += one.cpuSeconds;
                resident += one.residentBytes;
                switches += one.switches;
            } catch (NoSuchFileException e) {
                // It has ended; whoever started it has its time.
            }
        }
        return new ProcessFigures(cpu, resident, switches);
    }

    private static ProcessFigures of(Path proc) throws IOException {
        String stat = Files.readString(proc.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        double cpu = 0;
        for (String time : List.of(fields[11], fields[12], fields[13], fields[14])) {
            cpu += Long.parseLong(time) / TICKS_PER_SECOND;
        }
        long switches = 0;
        for (Path thread : children(proc.resolve("task"))) {
            switches += status(thread.resolve("status"), "voluntary_ctxt_switches:")
                    + status(thread.resolve("status"), "nonvoluntary_ctxt_switches:");
        }
        return new ProcessFigures(cpu, 1024 * status(proc.resolve("status"), "VmRSS:"), switches);
    }

    private static List<Long> pids(List<Process> processes) {
        List<Long> pids = new ArrayList<>();
        for (Process process : processes) {
            pids.add(process.pid());
            process.descendants().map(ProcessHandle::pid).forEach(pids::add);
        }
        return pids;
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        }
    }

    private static long status(Path file, String key) {
        return lines(file).stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).replaceAll("[^0-9]", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }

    /** Nothing where the thread has ended meanwhile. */
    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
