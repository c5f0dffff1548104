package dev.livekeep.origin.http;

/**
 * How an answer went.
 *
 * @param status 0 if no status line was sent
 * @param bytes of the body that were handed to the network
 * @param expected bytes a healthy answer would have had
 * @param complete whether all the peer asked for was sent, unspoilt
 * @param keepAlive whether the connection can take another request
 */
public record Sent(int status, long bytes, long expected, boolean complete, boolean keepAlive) {
    Sent spoilt() {
        return new Sent(status, bytes, expected, false, keepAlive);
    }
}
