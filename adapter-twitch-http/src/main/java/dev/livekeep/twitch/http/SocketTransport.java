package dev.livekeep.twitch.http;

import dev.livekeep.twitch.http.wire.WireAnswer;
import dev.livekeep.twitch.http.wire.WireClient;
import java.io.IOException;
import java.net.http.HttpRequest;

/** Requests over sockets of our own. */
final class SocketTransport implements Transport {

    private final WireClient client;

    SocketTransport(WireClient client) {
        this.client = client;
    }

    @Override
    public HttpAnswer send(HttpAsk ask, HttpRequest request, Cancellation stop) throws IOException {
        WireAnswer answer = client.ask(ask.client(), request, ask.body(), stop);
        HttpAnswer.Head head = new HttpAnswer.Head(answer.status(), answer.headers(), request.uri(), false);
        return new HttpAnswer(head, answer.body(), () -> {}, stop);
    }

    @Override
    public void close() {
        client.close();
    }
}
