package dev.livekeep.twitch.http.wire;

import java.io.EOFException;
import java.io.IOException;
import java.util.function.Consumer;

/** A body in chunks (RFC 9112 §7.1). Extensions and trailers are read over. */
final class ChunkedBody extends WireBody {

    private static final int LONGEST_LINE = 8 * 1024;
    private static final int LONGEST_TRAILERS = 64 * 1024;
    private static final int MOST_DIGITS = 15;

    private long left;
    private boolean begun;

    ChunkedBody(Connection connection, Consumer<Connection> done) {
        super(connection, done);
    }

    @Override
    int next(Connection wire, byte[] block, int from, int most) throws IOException {
        if (left == 0) {
            if (begun && !wire.line(LONGEST_LINE).isEmpty()) {
                throw new IOException("a chunk is longer than it says");
            }
            begun = true;
            left = size(wire.line(LONGEST_LINE));
            if (left == 0) {
                skipTrailers(wire);
                end();
                return -1;
            }
        }
        int n = wire.read(block, from, (int) Math.min(most, left));
        if (n < 0) {
            throw new EOFException("the connection was closed within a chunk");
        }
        left -= n;
        return n;
    }

    private static long size(String line) throws IOException {
        int end = 0;
        while (end < line.length() && Character.digit(line.charAt(end), 16) >= 0 && line.charAt(end) < 128) {
            end++;
        }
        String rest = line.substring(end).strip();
        if (end == 0 || end > MOST_DIGITS || (!rest.isEmpty() && rest.charAt(0) != ';')) {
            throw new IOException("wanted the size of a chunk, found something else");
        }
        return Long.parseLong(line, 0, end, 16);
    }

    private static void skipTrailers(Connection wire) throws IOException {
        int left = LONGEST_TRAILERS;
        for (String line = wire.line(left); !line.isEmpty(); line = wire.line(left)) {
            left -= line.length();
        }
    }

    @Override
    long belonging() {
        return left;
    }
}
