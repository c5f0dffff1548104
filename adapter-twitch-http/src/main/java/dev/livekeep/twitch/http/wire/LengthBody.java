package dev.livekeep.twitch.http.wire;

import java.io.IOException;
import java.util.function.Consumer;

/** A body of announced length. */
final class LengthBody extends WireBody {

    private final long length;
    private long left;

    LengthBody(Connection connection, Consumer<Connection> done, long length) {
        super(connection, done);
        this.length = length;
        this.left = length;
    }

    @Override
    int next(Connection wire, byte[] block, int from, int most) throws IOException {
        if (left == 0) {
            end();
            return -1;
        }
        int n = wire.read(block, from, (int) Math.min(most, left));
        if (n < 0) {
            throw new IOException("the connection was closed after " + (length - left) + " of " + length + " bytes");
        }
        left -= n;
        if (left == 0) {
            end();
        }
        return n;
    }

    @Override
    long belonging() {
        return left;
    }
}
