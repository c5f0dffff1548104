package dev.livekeep.origin.http;

import dev.livekeep.origin.fault.Framing;
import dev.livekeep.origin.media.Body;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One answer on its way to the peer, in the parts a fault may come between: head, body, end. Used by one thread. */
final class Exchange {
    private static final Duration TICK = Duration.ofMillis(40);

    private final Request request;
    private final Connection connection;
    private final InstantSource clock;
    private Framing framing = Framing.LENGTH;
    private int status;
    private long from;
    private long to;
    private @Nullable CountingStream counted;
    private @Nullable ChunkedStream chunked;

    Exchange(Request request, Connection connection, InstantSource clock) {
        this.request = request;
        this.connection = connection;
        this.clock = clock;
    }

    Connection connection() {
        return connection;
    }

    Request request() {
        return request;
    }

    /** Sends a whole answer as it should be: conditional, ranged, growing. */
    Sent answer(Answer answer) throws IOException {
        Answer chosen = chosen(answer);
        sendHead(chosen, chosen.growth().isPresent() ? Framing.CHUNKED : Framing.LENGTH);
        if (chosen.growth().isPresent()) {
            return grow(chosen, chosen.growth().get());
        }
        sendBody(chosen.body(), 1);
        return end(true);
    }

    /** The answer to a conditional or ranged request; decides which part of the body is sent. */
    Answer chosen(Answer answer) {
        from = 0;
        to = answer.body().length();
        Optional<String> known = request.header("if-none-match");
        if (answer.status() == 200
                && known.isPresent()
                && known.get().equals(answer.headers().get("ETag"))) {
            return answer.with(304).with(Body.of(new byte[0]));
        }
        boolean ranged = answer.status() == 200
                && answer.growth().isEmpty()
                && answer.headers().containsKey("Accept-Ranges");
        return request.header("range")
                .filter(header -> ranged && request.method().equals("GET"))
                .flatMap(header -> ByteRange.of(header, answer.body().length()))
                .map(range -> ranged(answer, range))
                .orElse(answer);
    }

    private Answer ranged(Answer answer, ByteRange range) {
        long length = answer.body().length();
        if (!range.isSatisfiable(length)) {
            to = 0;
            return answer.with(416).with("Content-Range", "bytes */" + length).with(Body.of(new byte[0]));
        }
        from = range.from();
        to = range.to();
        return answer.with(206).with("Content-Range", range.contentRange(length));
    }

    /** Shifts the part that is sent without saying so. */
    void shift(long by) {
        from = Math.max(0, from - by);
        to = Math.max(from, to - by);
    }

    /** Sends the whole body whatever range was asked for. */
    void ignoreRange(Answer answer) {
        from = 0;
        to = answer.body().length();
    }

    long partLength() {
        return to - from;
    }

    void sendHead(Answer answer, Framing how) throws IOException {
        connection.send(head(answer, how));
        opened(answer, how);
    }

    /** Notes that a head was sent, so that a body can follow. */
    void opened(Answer answer, Framing how) {
        status = answer.status();
        framing = how;
        chunked = how == Framing.CHUNKED ? new ChunkedStream(connection.out()) : null;
        counted = new CountingStream(chunked == null ? connection.out() : chunked);
    }

    String head(Answer answer, Framing how) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ")
                .append(answer.status())
                .append(' ')
                .append(Reason.of(answer.status()))
                .append("\r\n");
        for (Map.Entry<String, String> header : answer.headers().entrySet()) {
            head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        switch (how) {
            case LENGTH -> {
                if (answer.status() != 304) {
                    head.append("Content-Length: ").append(partLength()).append("\r\n");
                }
            }
            case CHUNKED -> head.append("Transfer-Encoding: chunked\r\n");
            case NONE -> head.append("Connection: close\r\n");
        }
        return head.append("\r\n").toString();
    }

    /** Sends the part of the body up to {@code fraction} of it, going on where it stands. */
    void sendBody(Body body, double fraction) throws IOException {
        long end = from + Math.round(partLength() * fraction);
        sendUntil(body, end);
    }

    private void sendUntil(Body body, long end) throws IOException {
        long start = from + sentBytes();
        if (hasBody() && end > start) {
            body.writeTo(stream(), start, end);
        }
    }

    /** Sends the rest of the body at a rate. */
    boolean drip(Body body, long bytesPerSecond) throws IOException {
        while (hasBody() && sentBytes() < partLength()) {
            long step = Math.max(1, bytesPerSecond * TICK.toMillis() / 1000);
            sendUntil(body, Math.min(to, from + sentBytes() + step));
            long millis = Math.max(TICK.toMillis(), 1000 / Math.max(1, bytesPerSecond));
            if (!connection.pause(Duration.ofMillis(millis))) {
                return false;
            }
        }
        return true;
    }

    private Sent grow(Answer answer, Answer.Growth growth) throws IOException {
        while (hasBody() && sentBytes() < partLength()) {
            double made =
                    (double) Duration.between(growth.from(), clock.instant()).toNanos()
                            / growth.over().toNanos();
            sendBody(answer.body(), Math.min(1, Math.max(0, made)));
            if (made < 1 && !connection.pause(TICK)) {
                return ended(false, false);
            }
        }
        return end(true);
    }

    /** Ends the body as its framing wants it. */
    Sent end(boolean complete) throws IOException {
        if (chunked != null && hasBody()) {
            chunked.end();
        }
        boolean whole = framing == Framing.CHUNKED
                || (framing == Framing.LENGTH && (!hasBody() || sentBytes() == partLength()));
        return ended(complete, whole && !request.wantsClose());
    }

    /** Ends without another byte. */
    Sent ended(boolean complete, boolean keepAlive) {
        return new Sent(status, sentBytes(), hasBody() ? partLength() : 0, complete, keepAlive);
    }

    private boolean hasBody() {
        return !request.method().equals("HEAD") && status != 304 && status != 204;
    }

    private long sentBytes() {
        return counted == null ? 0 : counted.count();
    }

    private CountingStream stream() {
        if (counted == null) {
            throw new IllegalStateException("want the head sent before the body");
        }
        return counted;
    }
}
