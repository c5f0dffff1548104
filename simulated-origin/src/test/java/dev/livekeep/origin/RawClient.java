package dev.livekeep.origin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Asks once on a connection of its own and tells what came over the wire, and how it ended. */
final class RawClient {
    /** How a connection ended. */
    enum End {
        CLOSED,
        RESET,
        SILENCE,
        ENOUGH
    }

    /** What came before that. */
    static final class Wire {
        private final String head;
        private final byte[] body;
        private final End end;

        private Wire(String head, byte[] body, End end) {
            this.head = head;
            this.body = body;
            this.end = end;
        }

        String head() {
            return head;
        }

        byte[] body() {
            return body;
        }

        End end() {
            return end;
        }
    }

    private RawClient() {}

    /** Reads until the peer ends the connection, says nothing for so long, or so many bytes came. */
    static Wire get(URI uri, int silenceMillis, int most) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(silenceMillis);
            End end = exchange(socket, uri, bytes, most);
            byte[] all = bytes.toByteArray();
            int split = indexOfBlankLine(all);
            return new Wire(
                    new String(all, 0, split, StandardCharsets.ISO_8859_1),
                    Arrays.copyOfRange(all, Math.min(split + 4, all.length), all.length),
                    end);
        }
    }

    static Wire get(URI uri) throws IOException {
        return get(uri, 20_000, Integer.MAX_VALUE);
    }

    private static End exchange(Socket socket, URI uri, ByteArrayOutputStream bytes, int most) {
        try {
            String request = "GET " + uri.getRawPath() + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            byte[] block = new byte[65_536];
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                bytes.write(block, 0, n);
                if (bytes.size() >= most) {
                    return End.ENOUGH;
                }
            }
            return End.CLOSED;
        } catch (SocketTimeoutException e) {
            return End.SILENCE;
        } catch (SocketException e) {
            return End.RESET;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int indexOfBlankLine(byte[] all) {
        int at = new String(all, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
        return at < 0 ? all.length : at;
    }
}
