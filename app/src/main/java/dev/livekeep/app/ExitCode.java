package dev.livekeep.app;

/** What the process ends with (design §5). Deployments restart on failure, so 0 means only "asked to stop". */
public final class ExitCode {
    /** Asked to stop, or done. */
    public static final int OK = 0;
    /** Something needed is not usable, or the program failed, or what was checked is not all right. */
    public static final int FAILURE = 1;
    /** Bad usage. */
    public static final int USAGE = 2;

    private ExitCode() {}
}
