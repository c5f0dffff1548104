package dev.livekeep.twitch.http.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * One open connection, for one exchange at a time. Small reads come from a buffer; large ones go past it, straight from
 * the socket to the reader's block. Used by one thread; may be closed by any, which frees the one that waits.
 */
final class Connection {

    private static final int BUFFER = 8 * 1024;

    private final Place place;
    private final SocketChannel channel;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private boolean silent = true;

    /** A connection over {@code channel}, whose bytes go through {@code socket}: the channel's own, or TLS over it. */
    Connection(Place place, SocketChannel channel, Socket socket) throws IOException {
        this.place = place;
        this.channel = channel;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    Place place() {
        return place;
    }

    /** Sends a request; what comes after it is the answer. */
    void send(byte[] request) throws IOException {
        silent = true;
        out.write(request);
        out.flush();
    }

    /** Whether nothing has come since the last request was sent. */
    boolean isSilent() {
        return silent;
    }

    /** At least one byte, or -1 where the peer has ended the connection. */
    int read(byte[] block, int at, int length) throws IOException {
        if (from == to && length >= BUFFER) {
            int n = in.read(block, at, length);
            silent = silent && n < 0;
            return n;
        }
        if (!fill()) {
            return -1;
        }
        int n = Math.min(length, to - from);
        System.arraycopy(buffer, from, block, at, n);
        from += n;
        return n;
    }

    /**
     * The next line without its end, each byte one character.
     *
     * @throws IOException if it is longer than {@code most}, or the connection ends before it does
     */
    String line(int most) throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            if (!fill()) {
                throw new EOFException("the connection was closed");
            }
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            line.append(new String(buffer, from, end - from, StandardCharsets.ISO_8859_1));
            boolean whole = end < to;
            from = whole ? end + 1 : end;
            if (line.length() > most) {
                throw new IOException("more than " + most + " bytes before the body");
            }
            if (whole) {
                int last = line.length() - 1;
                return last >= 0 && line.charAt(last) == '\r' ? line.substring(0, last) : line.toString();
            }
        }
    }

    /** Sees to it that a byte is in the buffer; false where the peer has ended the connection. */
    private boolean fill() throws IOException {
        if (from < to) {
            return true;
        }
        int n = in.read(buffer, 0, BUFFER);
        from = 0;
        to = Math.max(0, n);
        silent = silent && n < 0;
        return n > 0;
    }

    /** How many bytes can be read without waiting, at least. */
    int buffered() {
        return to - from;
    }

    /**
     * Whether the peer keeps still, as it must before it is asked: neither has it hung up, nor said what nobody asked.
     */
    boolean isIdle() {
        if (from < to || !channel.isOpen()) {
            return false;
        }
        try {
            channel.configureBlocking(false);
            int n = channel.read(ByteBuffer.allocate(1));
            channel.configureBlocking(true);
            return n == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends it at once, without a goodbye. */
    void close() {
        try {
            channel.close();
        } catch (IOException ignored) {
            // nothing is expected of it any more
        }
    }
}
