package dev.livekeep.twitch;

import dev.livekeep.ports.TaskRunner;
import dev.livekeep.ports.TaskRunner.Work;
import dev.livekeep.twitch.http.Cancellation;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs another program and takes in what it prints, within bounds. Where there is {@code setsid} (every Linux) it leads
 * a process group of its own, so that a cancel ends it with everything that it started, orphans too; elsewhere its
 * descendants are looked for.
 */
final class OutsideProgram {

    private static final int MOST_OUTPUT = 16 << 20;
    private static final int LAST_OF_COMPLAINT = 2_000;
    private static final int NOT_FOUND = 127;
    private static final long KILLING_SECONDS = 2;

    private final String program;
    private final TaskRunner runner;

    /**
     * A program.
     *
     * @param program a path, or a name to be found on {@code PATH}
     */
    OutsideProgram(String program, TaskRunner runner) {
        this.program = program;
        this.runner = runner;
    }

    /**
     * How it ended.
     *
     * @param complaint the last of what it wrote to its standard error
     */
    record Result(int status, String output, String complaint) {}

    /**
     * Runs it to its end. Blocks.
     *
     * @throws IOException if it cannot be started, prints too much, or was cancelled
     */
    Result run(List<String> arguments, Cancellation stop) throws IOException {
        stop.check();
        boolean grouped = hasSetsid();
        Process process = started(arguments, grouped);
        boolean ended = false;
        try {
            Result result = stop.during(() -> killSoon(process, grouped), () -> resultOf(process));
            stop.check();
            ended = true;
            if (grouped && result.status() == NOT_FOUND && result.complaint().startsWith("setsid:")) {
                throw notFound(null);
            }
            return result;
        } catch (IOException e) {
            stop.check();
            throw e;
        } finally {
            if (!ended) {
                kill(process, grouped);
            }
        }
    }

    private Result resultOf(Process process) throws IOException {
        process.getOutputStream().close();
        CompletableFuture<String> complaint = complaintOf(process);
        String output = outputOf(process);
        try {
            return new Result(process.waitFor(), output, complaint.join());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private Process started(List<String> arguments, boolean grouped) throws IOException {
        List<String> command = new ArrayList<>();
        if (grouped) {
            command.add("setsid");
        }
        command.add(program);
        command.addAll(arguments);
        try {
            return new ProcessBuilder(command).start();
        } catch (IOException e) {
            throw notFound(e);
        }
    }

    private IOException notFound(@Nullable Exception cause) {
        return new IOException("cannot run " + program + ": is it installed and on PATH?", cause);
    }

    private static boolean hasSetsid() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "setsid")));
    }

    private static String outputOf(Process process) throws IOException {
        byte[] output = process.getInputStream().readNBytes(MOST_OUTPUT + 1);
        if (output.length > MOST_OUTPUT) {
            throw new IOException("it printed more than " + MOST_OUTPUT + " bytes");
        }
        return new String(output, StandardCharsets.UTF_8);
    }

    private CompletableFuture<String> complaintOf(Process process) {
        CompletableFuture<String> complaint = new CompletableFuture<>();
        try {
            runner.run(Work.POLL, "complaints", () -> complaint.complete(lastOf(process.getErrorStream())));
        } catch (RejectedExecutionException e) {
            complaint.complete("");
        }
        return complaint;
    }

    private static String lastOf(InputStream stream) {
        StringBuilder last = new StringBuilder();
        byte[] block = new byte[4096];
        try {
            for (int n = stream.read(block); n >= 0; n = stream.read(block)) {
                last.append(new String(block, 0, n, StandardCharsets.UTF_8));
                last.delete(0, Math.max(0, last.length() - LAST_OF_COMPLAINT));
            }
        } catch (IOException e) {
            last.append(" (unreadable from here on)");
        }
        return last.toString();
    }

    /** The cancelling thread may be one that must not wait for a fork. */
    private void killSoon(Process process, boolean grouped) {
        try {
            runner.run(Work.POLL, "kill", () -> kill(process, grouped));
        } catch (RejectedExecutionException e) {
            kill(process, grouped);
        }
    }

    private static void kill(Process process, boolean grouped) {
        List<ProcessHandle> descendants = process.descendants().toList();
        if (grouped) {
            killGroup(process.pid());
        }
        descendants.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Java knows no process groups; the shell does. Not every shell knows {@code kill -KILL -- -N}. */
    private static void killGroup(long leader) {
        try {
            new ProcessBuilder("sh", "-c", "kill -s KILL -- -" + leader)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(KILLING_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            // no shell: the descendants are killed one by one
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
