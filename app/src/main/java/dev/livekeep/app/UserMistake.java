package dev.livekeep.app;

/** Something the user can put right, told in one plain line and without a stack trace. */
public final class UserMistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private UserMistake(int exitCode, String line) {
        super(line);
        this.exitCode = exitCode;
    }

    /** The command line or the configuration is wrong: exit 2. */
    public static UserMistake usage(String line) {
        return new UserMistake(ExitCode.USAGE, line);
    }

    /** Something the command needs is not there or not usable: exit 1. */
    public static UserMistake environment(String line) {
        return new UserMistake(ExitCode.FAILURE, line);
    }

    /** What the process ends with. */
    public int exitCode() {
        return exitCode;
    }
}
