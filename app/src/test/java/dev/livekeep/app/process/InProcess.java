package dev.livekeep.app.process;

import dev.livekeep.app.command.RecordCommand;
import dev.livekeep.app.options.RecordOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code record} within this process. */
final class InProcess {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final RecordCommand command;
    private final CompletableFuture<Integer> code = new CompletableFuture<>();

    private InProcess(Map<String, String> environment, List<String> arguments) {
        command = new RecordCommand(
                RecordOptions.parse(arguments, environment),
                environment,
                new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    static InProcess record(String... arguments) {
        return record(Map.of(), arguments);
    }

    static InProcess record(Map<String, String> environment, String... arguments) {
        InProcess recording = new InProcess(environment, List.of(arguments));
        Thread.ofPlatform().name("record").start(recording::run);
        return recording;
    }

    private void run() {
        try {
            code.complete(command.run());
        } catch (RuntimeException | Error e) {
            code.completeExceptionally(e);
        }
    }

    /** Waits until it ends by itself, and tells its exit code. */
    int end() throws InterruptedException, ExecutionException {
        try {
            return code.get(60, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("wanted it to end within a minute; it said:\n" + said(), e);
        }
    }

    /** Asks it to stop, and tells its exit code. */
    int stop() throws InterruptedException, ExecutionException, TimeoutException {
        command.stop();
        return code.get(60, TimeUnit.SECONDS);
    }

    String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
