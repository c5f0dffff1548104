package dev.livekeep.app;

import dev.livekeep.app.command.Commands;
import java.util.List;

/** Entry point of {@code java -jar livekeep.jar}. */
public final class Main {

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        // Guice's other ways of loading what it generates make newer Javas warn on stderr.
        System.setProperty("guice_custom_class_loading", "CHILD");
        int code = ExitCode.FAILURE;
        try {
            code = Commands.run(List.of(args), System.getenv(), System.out, System.err);
        } catch (RuntimeException | Error bug) {
            System.err.println("livekeep: a bug ends this command; please report it with what follows");
            bug.printStackTrace();
        } finally {
            Runtime.getRuntime().halt(code);
        }
    }
}
