package dev.livekeep.twitch.http;

import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.ports.HttpEvents;
import dev.livekeep.twitch.Bench;
import dev.livekeep.twitch.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A caller whose name service is a map, and a server on 127.0.0.1 to ask. */
final class NamedBench implements AutoCloseable {

    private final Bench bench = new Bench();
    private final Map<String, List<InetAddress>> names = new ConcurrentHashMap<>();
    final RawServer server = bench.server;
    final HttpCaller caller;

    NamedBench() {
        this(HttpSettings.defaults());
    }

    NamedBench(HttpSettings settings) {
        try {
            caller = new HttpCaller(settings, bench.runner(), bench.clock(), HttpEvents.NONE, this::lookUp);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<InetAddress> lookUp(String host) throws UnknownHostException {
        List<InetAddress> found = names.get(host);
        if (found == null) {
            throw new UnknownHostException(host);
        }
        return found;
    }

    /** From here on the name service says so. */
    NamedBench name(String host, String... addresses) {
        names.put(host, Arrays.stream(addresses).map(NamedBench::address).toList());
        return this;
    }

    static InetAddress address(String literal) {
        return AddressRange.parse(literal).base();
    }

    void skip(Duration span) {
        bench.skip(span);
    }

    /** An address on the server by one of its names. */
    URI uri(String host, String path) {
        return URI.create("http://" + host + ":" + server.port() + path);
    }

    static Owner owner(URI... own) {
        return new Owner(List.of(own));
    }

    /** Asks, and reads the whole answer. */
    String get(URI uri, Owner owner) throws IOException {
        return get(uri, owner, ClientRole.FIRST);
    }

    String get(URI uri, Owner owner, ClientRole client) throws IOException {
        try (HttpAnswer answer = caller.exchange(HttpAsk.get("test", uri, client, owner), new Cancellation())) {
            return answer.status() + " " + new String(Bodies.whole(answer, 1 << 20), StandardCharsets.UTF_8);
        }
    }

    /** Asks for what the user's own URL names. */
    String get(URI own) throws IOException {
        return get(own, owner(own));
    }

    @Override
    public void close() {
        caller.close();
        bench.close();
    }
}
