package dev.livekeep.filesystem;

/** A folder that cannot hold an archive. The message is one plain line for the user: wanted, found, what to do. */
public final class UnusableArchiveException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableArchiveException(String message, Throwable cause) {
        super(message, cause);
    }
}
