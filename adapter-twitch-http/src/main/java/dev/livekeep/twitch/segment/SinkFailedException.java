package dev.livekeep.twitch.segment;

import java.io.IOException;

/** Whoever takes the bytes could not. */
final class SinkFailedException extends IOException {
    private static final long serialVersionUID = 1L;

    SinkFailedException(IOException cause) {
        super("the bytes could not be taken: " + cause.getMessage(), cause);
    }
}
