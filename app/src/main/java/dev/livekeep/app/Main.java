package dev.livekeep.app;

import java.util.Objects;

/** Entry point of {@code java -jar livekeep.jar}. */
public final class Main {

    private Main() {}

    /** Prints the version of the running jar. */
    public static void main(String[] args) {
        System.out.println("livekeep " + version());
    }

    private static String version() {
        return Objects.requireNonNullElse(Main.class.getPackage().getImplementationVersion(), "unpackaged");
    }
}
