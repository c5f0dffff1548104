package dev.livekeep.twitch.http;

import java.io.IOException;

/** The work was ended from outside; the message says why. */
public final class CancelledException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param reason one plain line */
    public CancelledException(String reason) {
        super(reason);
    }
}
