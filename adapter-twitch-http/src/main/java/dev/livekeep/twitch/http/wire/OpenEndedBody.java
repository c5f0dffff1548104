package dev.livekeep.twitch.http.wire;

import java.io.IOException;
import java.util.function.Consumer;

/** A body that ends with its connection; nobody can tell whether it is whole. */
final class OpenEndedBody extends WireBody {

    OpenEndedBody(Connection connection, Consumer<Connection> done) {
        super(connection, done);
    }

    @Override
    int next(Connection wire, byte[] block, int from, int most) throws IOException {
        int n = wire.read(block, from, most);
        if (n < 0) {
            end();
        }
        return n;
    }

    @Override
    long belonging() {
        return Long.MAX_VALUE;
    }
}
