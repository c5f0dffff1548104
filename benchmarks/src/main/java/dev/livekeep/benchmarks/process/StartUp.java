package dev.livekeep.benchmarks.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** How long {@code ./livekeep} takes to be ready: the least and the middle of {@code --runs=9}. */
final class StartUp {
    private static final int RUNS = 9;
    private static final int SEGMENT_RUNS = 5;
    private static final long PATIENCE_MILLIS = 20_000;

    private StartUp() {}

    /** One start, in milliseconds. */
    private interface Start {
        long millis() throws IOException, InterruptedException;
    }

    static void run(Options options) throws IOException, InterruptedException {
        int runs = options.number("runs", RUNS);
        System.out.println("| from the command to | least ms | median ms |\n|---|---|---|");
        print("the end of --help", runs, () -> toEnd("--help"));
        print("the end of --version", runs, () -> toEnd("--version"));
        print("the first poll", runs, StartUp::toPoll);
        try (OriginProcess origin = OriginProcess.start(1, options)) {
            String url = origin.addresses().getFirst();
            print("the first segment stored", Math.min(runs, SEGMENT_RUNS), () -> toSegment(url));
        }
    }

    private static void print(String what, int runs, Start start) throws IOException, InterruptedException {
        long[] millis = new long[runs];
        for (int run = 0; run < runs; run++) {
            millis[run] = start.millis();
        }
        Arrays.sort(millis);
        System.out.printf(Locale.ROOT, "| %s | %d | %d |%n", what, millis[0], millis[runs / 2]);
    }

    private static Process livekeep(String... arguments) throws IOException {
        return new ProcessBuilder(Stream.concat(Stream.of("./livekeep"), Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static long since(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    private static long toEnd(String argument) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        livekeep(argument).waitFor();
        return since(begun);
    }

    private static long toPoll() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("livekeep-start-");
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            long begun = System.nanoTime();
            Process process = record("http://127.0.0.1:" + server.getLocalPort() + "/c1/media.m3u8", folder);
            server.setSoTimeout((int) PATIENCE_MILLIS);
            server.accept().close();
            long millis = since(begun);
            Trial.stop(List.of(process));
            return millis;
        } finally {
            Trial.delete(folder);
        }
    }

    private static long toSegment(String url) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("livekeep-start-");
        long begun = System.nanoTime();
        Process process = record(url, folder);
        try {
            while (stored(folder) == 0 && since(begun) < PATIENCE_MILLIS) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
            return since(begun);
        } finally {
            Trial.stop(List.of(process));
            Trial.delete(folder);
        }
    }

    private static Process record(String url, Path folder) throws IOException {
        return livekeep("record", "one:url:" + url, "--base-dir=" + folder, "--metrics-port=0", "--progress=off");
    }

    private static long stored(Path folder) throws IOException {
        Path quality = folder.resolve("one/source");
        if (!Files.exists(quality)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(quality)) {
            return files.filter(file -> file.toString().contains("-full-")).count();
        }
    }
}
