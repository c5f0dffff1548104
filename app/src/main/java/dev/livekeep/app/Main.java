package dev.livekeep.app;

import dev.livekeep.app.command.Commands;
import java.util.List;

/** Entry point of {@code java -jar livekeep.jar}. */
public final class Main {

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        Runtime.getRuntime().halt(Commands.run(List.of(args), System.getenv(), System.out, System.err));
    }
}
