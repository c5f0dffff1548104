package dev.livekeep.ports;

/**
 * A store that cannot be used as it was asked for. The message is one plain line for the user: what was wanted, what was
 * found, what to do.
 */
public final class UnusableStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnusableStoreException(String message) {
        super(message);
    }

    public UnusableStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
