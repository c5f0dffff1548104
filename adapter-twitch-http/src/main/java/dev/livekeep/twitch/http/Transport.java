package dev.livekeep.twitch.http;

import java.io.IOException;
import java.net.http.HttpRequest;

/** Carries one request to one place, without following it anywhere. Safe for many threads. */
interface Transport extends AutoCloseable {

    /**
     * Sends and waits for the headers.
     *
     * @param ask what {@code request} was made of: the connections to use, the body of a POST
     * @throws CancelledException if {@code stop} was cancelled, or this was closed
     * @throws java.net.ConnectException if the best address of the host cannot be reached
     * @throws java.net.http.HttpConnectTimeoutException if it does not answer in time
     */
    HttpAnswer send(HttpAsk ask, HttpRequest request, Cancellation stop) throws IOException;

    /** Ends everything under way. */
    @Override
    void close();
}
