package dev.livekeep.origin.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One accepted connection. Used by one thread, but for {@link #close}. */
public final class Connection implements AutoCloseable {
    private final long id;
    private final Socket socket;
    private final BufferedInputStream in;
    private final OutputStream out;

    Connection(long id, Socket socket) throws IOException {
        this.id = id;
        this.socket = socket;
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** Its running number since the origin's start, the same for all requests on it. */
    public long id() {
        return id;
    }

    InputStream in() {
        return in;
    }

    OutputStream out() {
        return out;
    }

    void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Waits, says nothing, and looks whether the peer is still there; false once it has left or the origin has closed. */
    boolean pause(Duration time) {
        long end =
                System.nanoTime() + Math.min(time.toNanos(), Duration.ofDays(30).toNanos());
        try {
            for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
                socket.setSoTimeout((int) Math.max(1, Math.min(left / 1_000_000, 600_000)));
                if (!peerIsThere()) {
                    return false;
                }
            }
            socket.setSoTimeout(0);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean peerIsThere() throws IOException {
        try {
            in.read(); // the end, or a pipelined request, with which a peer cannot be watched: both are given up
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }

    /** Ends the connection with a TCP reset. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException ignored) {
            // Nothing is left to be saved on this connection.
        }
    }
}
