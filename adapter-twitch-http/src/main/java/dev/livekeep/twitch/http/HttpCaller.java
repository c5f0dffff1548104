package dev.livekeep.twitch.http;

import dev.livekeep.domain.playlist.ListedUri;
import dev.livekeep.domain.text.ForeignText;
import dev.livekeep.domain.time.Tick;
import dev.livekeep.ports.Clock;
import dev.livekeep.ports.HttpEvents;
import dev.livekeep.ports.TaskRunner;
import dev.livekeep.twitch.http.wire.WireClient;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks over HTTP: checks where to before every hop, follows at most five redirects, and can be cancelled at any moment.
 * Blocks its caller, never holds a body. Safe for many threads.
 */
public final class HttpCaller implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(HttpCaller.class);
    private static final int MOST_HOPS = 5;
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final HostBook hosts;
    private final ProxyRules proxies;
    private final AddressGate gate;
    private final Transport straight;
    private final Transport proxied;
    private final HttpEvents events;
    private final Clock clock;
    private final HttpLimits limits;

    /**
     * A caller with clients of its own, made when first needed.
     *
     * @throws IOException with one plain line if the trusted certificates cannot be read
     */
    public HttpCaller(HttpSettings settings, TaskRunner runner, Clock clock, HttpEvents events) throws IOException {
        this(settings, runner, clock, events, CheckedResolverProvider::lookUp);
    }

    HttpCaller(HttpSettings settings, TaskRunner runner, Clock clock, HttpEvents events, HostBook.Lookup names)
            throws IOException {
        this.hosts = new HostBook(runner, clock, names);
        this.proxies = settings.proxies();
        this.gate = new AddressGate(settings.allowedAddresses(), settings.proxies(), hosts);
        SSLContext trust = TrustedCertificates.context(settings.trustedCertificates());
        this.proxied = new JdkTransport(settings, trust, runner, clock);
        this.straight = settings.client() == ClientKind.SOCKETS
                ? new SocketTransport(new WireClient(trust, settings.connectTimeout(), clock))
                : proxied;
        this.events = events;
        this.clock = clock;
        this.limits = settings.limits();
    }

    /** The sizes this caller's users keep to. */
    public HttpLimits limits() {
        return limits;
    }

    /**
     * Sends {@code ask} and waits for the headers of the last answer.
     *
     * @return an answer that must be closed
     * @throws CancelledException if {@code stop} was cancelled
     * @throws ForbiddenAddressException if it, or where it was sent to, must not be asked
     * @throws IOException if no answer came; the message is one plain line without query or token
     */
    public HttpAnswer exchange(HttpAsk ask, Cancellation stop) throws IOException {
        HttpEvents.Labels labels = new HttpEvents.Labels(ask.name(), ask.method(), ShownUri.domain(ask.uri()));
        Tick start = clock.tick();
        String status = "error";
        OptionalLong length = OptionalLong.empty();
        events.sent(labels);
        try {
            HttpAnswer answer = follow(ask, stop);
            status = Integer.toString(answer.status());
            length = answer.contentLength();
            return answer;
        } finally {
            events.answered(labels, status, clock.tick().since(start), length);
            log.debug("{} {}: {}", ask.name(), ask, status);
        }
    }

    private HttpAnswer follow(HttpAsk first, Cancellation stop) throws IOException {
        HttpAsk ask = first;
        Set<URI> seen = new HashSet<>();
        for (int hop = 0; hop <= MOST_HOPS; hop++) {
            if (!seen.add(ask.uri())) {
                throw new IOException("redirected in a circle by " + ShownUri.of(ask.uri()));
            }
            HttpAnswer answer = hop(ask, stop);
            if (!REDIRECTS.contains(answer.status())
                    || answer.header("Location").isEmpty()) {
                return answer;
            }
            try (answer) {
                ask = redirected(ask, answer);
                Bodies.skip(answer, limits.errorBytes());
            }
        }
        throw new IOException("redirected more than " + MOST_HOPS + " times from " + ShownUri.of(first.uri()));
    }

    private static HttpAsk redirected(HttpAsk ask, HttpAnswer answer) throws IOException {
        if (ask.body().isPresent()) {
            throw new IOException("a POST to " + ShownUri.of(ask.uri()) + " was redirected; that is not followed");
        }
        URI target = target(answer);
        HttpAsk next = ask.at(target);
        return sameOrigin(ask.uri(), target) ? next : next.without("Authorization");
    }

    private static URI target(HttpAnswer answer) throws IOException {
        String location = answer.header("Location").orElse("");
        try {
            return ListedUri.of(location, answer.uri()).resolved();
        } catch (IllegalArgumentException e) {
            throw new IOException("redirected by " + ShownUri.of(answer.uri()) + " to what is no address", e);
        }
    }

    static boolean sameOrigin(URI one, URI other) {
        return String.valueOf(one.getScheme()).equalsIgnoreCase(other.getScheme())
                && String.valueOf(one.getHost()).equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    private HttpAnswer hop(HttpAsk ask, Cancellation stop) throws IOException {
        stop.check();
        gate.check(ask.uri(), ask.owner(), stop);
        HttpRequest request = HopRequest.of(ask, proxies);
        Transport transport = proxies.applyTo(ask.uri()) ? proxied : straight;
        try {
            return checked(transport.send(ask, request, stop));
        } catch (CancelledException e) {
            throw e;
        } catch (IOException e) {
            noteFailure(ask, e);
            throw new IOException(words(ask, e), e);
        }
    }

    private void noteFailure(HttpAsk ask, IOException trouble) {
        if (trouble instanceof ConnectException || trouble instanceof HttpConnectTimeoutException) {
            hosts.failed(ask.uri().getHost());
        }
    }

    /** Refuses bodies whose end two headers place differently, or one nowhere. */
    private static HttpAnswer checked(HttpAnswer answer) throws IOException {
        List<String> lengths = answer.headers().allValues("Content-Length");
        boolean sure = lengths.stream().distinct().count() <= 1
                && lengths.stream().allMatch(length -> LENGTH.matcher(length).matches());
        List<String> transfer = answer.headers().allValues("Transfer-Encoding");
        boolean plain = transfer.isEmpty()
                || (answer.isChunked()
                        && transfer.size() == 1
                        && answer.header("Content-Length").isEmpty());
        if (sure && plain) {
            return answer;
        }
        try (answer) {
            throw new IOException(
                    "its Content-Length and Transfer-Encoding headers cannot both be true, or make no sense");
        }
    }

    private static String words(HttpAsk ask, IOException trouble) {
        String host = ShownUri.domain(ask.uri());
        if (trouble instanceof HttpConnectTimeoutException) {
            return "no connection to " + host + " in time";
        }
        if (trouble instanceof ConnectException) {
            return "cannot connect to " + host;
        }
        String message = String.valueOf(trouble.getMessage());
        return "no answer from " + host + ": " + ForeignText.quoted(message);
    }

    @Override
    public void close() {
        straight.close();
        proxied.close();
        hosts.close();
    }
}
