package dev.livekeep.twitch.http;

import java.io.IOException;

/** An address that must not be asked (design §7). The message is one plain line without a query. */
public final class ForbiddenAddressException extends IOException {
    private static final long serialVersionUID = 1L;

    ForbiddenAddressException(String message) {
        super(message);
    }
}
