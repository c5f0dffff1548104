package dev.livekeep.origin.http;

import java.io.IOException;

/** Answers the requests of a connection. Called by many threads. */
public interface Handler {
    /** Called when a connection was accepted; false resets it at once. */
    boolean admits(int edge);

    /**
     * Answers one request.
     *
     * @return whether the connection can take another request
     * @throws IOException when the peer has gone; the connection is then closed
     */
    boolean handle(Request request, Connection connection, int edge) throws IOException;
}
