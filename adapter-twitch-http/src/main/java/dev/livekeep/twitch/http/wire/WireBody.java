package dev.livekeep.twitch.http.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * A body on its connection, which is given back with the last byte. Read by one thread; may be closed by any, which
 * closes the connection unless the body has ended.
 */
abstract sealed class WireBody extends InputStream permits LengthBody, ChunkedBody, OpenEndedBody {

    private enum State {
        OPEN,
        ENDED,
        CLOSED
    }

    private final Connection connection;
    private final Consumer<Connection> done;
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);

    /** @param done takes the connection when the body has ended */
    WireBody(Connection connection, Consumer<Connection> done) {
        this.connection = connection;
        this.done = done;
    }

    /** The next bytes, at least one; -1 at the end. */
    abstract int next(Connection wire, byte[] block, int from, int length) throws IOException;

    /** How many bytes of what the connection has at hand belong to it, at most. */
    abstract long belonging();

    /** Nothing more will come. */
    final void end() {
        if (state.compareAndSet(State.OPEN, State.ENDED)) {
            done.accept(connection);
        }
    }

    @Override
    public final int read(byte[] block, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, block.length);
        if (length == 0) {
            return 0;
        }
        return switch (state.get()) {
            case ENDED -> -1;
            case CLOSED -> throw new IOException("closed");
            case OPEN -> next(connection, block, from, length);
        };
    }

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public final int available() {
        return state.get() == State.OPEN ? (int) Math.min(belonging(), connection.buffered()) : 0;
    }

    @Override
    public final void close() {
        if (state.compareAndSet(State.OPEN, State.CLOSED)) {
            connection.close();
        }
    }
}
