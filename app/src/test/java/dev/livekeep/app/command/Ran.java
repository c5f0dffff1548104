package dev.livekeep.app.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** One command that ran in this process: its exit code, and all it said. */
public record Ran(int code, String out, String err) {

    /** Runs a command with the {@code PATH} of this process. */
    public static Ran command(Object... words) {
        return with(Map.of("PATH", System.getenv("PATH")), words);
    }

    /** Runs a command in an environment of its own. */
    public static Ran with(Map<String, String> environment, Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Commands.run(
                List.of(words).stream().map(String::valueOf).toList(),
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
