package dev.livekeep.domain.playlist;

/** Thrown for a text that cannot be a playlist at all. The message is one plain line, safe to show and to log. */
public final class UnreadablePlaylistException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadablePlaylistException(String message) {
        super(message);
    }
}
