package dev.livekeep.twitch.http.wire;

import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.ports.Clock;
import dev.livekeep.twitch.http.Cancellation;
import dev.livekeep.twitch.http.CancelledException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * Asks over HTTP/1.1 on its caller's thread. Connections are kept for 30 s and used again, each role's by itself; where one
 * fails, the others to that place are dropped too. Safe for many threads.
 */
public final class WireClient implements AutoCloseable {

    private final Dialer dialer;
    private final Connections kept;

    /** A client without a connection yet. */
    public WireClient(SSLContext trust, Duration connectTimeout, Clock clock) {
        this.dialer = new Dialer(trust, connectTimeout);
        this.kept = new Connections(clock);
    }

    /**
     * Sends a request and waits for the headers. A GET whose kept connection turns out to be dead is sent once more.
     *
     * @param body of a POST
     * @throws CancelledException if {@code stop} was cancelled, or this client closed
     * @throws java.net.ConnectException if nobody listens there
     * @throws java.net.http.HttpConnectTimeoutException if nobody answers there
     */
    public WireAnswer ask(ClientRole role, HttpRequest request, Optional<String> body, Cancellation stop)
            throws IOException {
        Place place = Place.of(role, request.uri());
        byte[] bytes = bytes(place, request, body);
        Optional<Connection> used = kept.take(place);
        if (used.isPresent()) {
            try {
                return exchange(used.get(), bytes, stop);
            } catch (CancelledException e) {
                throw e;
            } catch (IOException e) {
                kept.forget(place);
                if (body.isPresent() || !used.get().isSilent()) {
                    throw e;
                }
            }
        }
        if (kept.isClosed()) {
            throw new CancelledException("closed");
        }
        try {
            return exchange(dialer.dial(place, stop), bytes, stop);
        } catch (CancelledException e) {
            throw e;
        } catch (IOException e) {
            kept.forget(place);
            throw e;
        }
    }

    private WireAnswer exchange(Connection connection, byte[] request, Cancellation stop) throws IOException {
        boolean answered = false;
        try {
            WireAnswer answer = stop.during(connection::close, () -> {
                connection.send(request);
                return answer(connection);
            });
            answered = true;
            return answer;
        } catch (IOException e) {
            stop.check();
            throw e;
        } finally {
            if (!answered) {
                connection.close();
            }
        }
    }

    private WireAnswer answer(Connection connection) throws IOException {
        Head head = Head.read(connection);
        return new WireAnswer(head.status(), head.headers(), body(head, connection));
    }

    private InputStream body(Head head, Connection connection) {
        Consumer<Connection> done = head.keepsOpen() ? kept::giveBack : Connection::close;
        if (head.isBodiless()) {
            return new LengthBody(connection, done, 0);
        }
        if (head.isChunked()) {
            return new ChunkedBody(connection, done);
        }
        return head.length() < 0
                ? new OpenEndedBody(connection, Connection::close)
                : new LengthBody(connection, done, head.length());
    }

    private static byte[] bytes(Place place, HttpRequest request, Optional<String> body) {
        byte[] content = body.orElse("").getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(512)
                .append(request.method())
                .append(' ')
                .append(target(request))
                .append(" HTTP/1.1\r\nHost: ")
                .append(place.authority())
                .append("\r\n");
        request.headers()
                .map()
                .forEach((name, values) -> values.forEach(
                        value -> head.append(name).append(": ").append(value).append("\r\n")));
        if (body.isPresent()) {
            head.append("Content-Length: ").append(content.length).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[start.length + content.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(content, 0, all, start.length, content.length);
        return all;
    }

    private static String target(HttpRequest request) {
        String path = request.uri().getRawPath();
        String query = request.uri().getRawQuery();
        return (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
    }

    @Override
    public void close() {
        kept.close();
    }
}
