package dev.livekeep.origin.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** One listening port on 127.0.0.1; each connection has a virtual thread of its own. */
public final class Edge implements AutoCloseable {
    private static final int BACKLOG = 1024;

    private final int number;
    private final ServerSocket listener;
    private final Handler handler;
    private final AtomicLong connections;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();

    /**
     * Opens the port; requests are taken from {@link #start} on.
     *
     * @param number counted from 1
     * @param port 0 for any that is free
     * @param connections numbers the connections of all edges
     */
    public Edge(int number, int port, Handler handler, AtomicLong connections) throws IOException {
        this.number = number;
        this.handler = handler;
        this.connections = connections;
        listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), BACKLOG);
    }

    /** The address of this edge, without a path. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Begins to take connections. */
    public void start() {
        Thread.ofPlatform().daemon().name("origin-edge-" + number).start(this::accept);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Connection connection = new Connection(connections.incrementAndGet(), listener.accept());
                Thread.ofVirtual().name("origin-connection-" + connection.id()).start(() -> serve(connection));
            } catch (IOException e) {
                // Either the listener was closed, which the loop sees, or one connection died before it was ours.
            }
        }
    }

    private void serve(Connection connection) {
        open.add(connection);
        try (connection) {
            if (listener.isClosed() || !handler.admits(number)) {
                connection.reset();
                return;
            }
            boolean more = true;
            while (more) {
                Optional<Request> request = Request.read(connection.in());
                more = request.isPresent() && handler.handle(request.get(), connection, number);
            }
        } catch (IOException | NumberFormatException e) {
            // The peer left or spoke no HTTP; what was answered until then stands in the journal.
        } finally {
            open.remove(connection);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            // A listener that cannot be closed takes no connection either.
        }
        open.forEach(Connection::close);
    }
}
