package dev.livekeep.twitch.http;

import dev.livekeep.domain.playlist.ListedUri;
import dev.livekeep.domain.text.ForeignText;
import dev.livekeep.domain.time.Tick;
import dev.livekeep.ports.Clock;
import dev.livekeep.ports.HttpEvents;
import dev.livekeep.ports.TaskRunner;
import dev.livekeep.ports.TaskRunner.Work;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
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

    /** The JDK sends no password to a proxy that tunnels, unless it is told to before its client is first used. */
    private static final String SCHEMES_NOT_TUNNELLED = "jdk.http.auth.tunneling.disabledSchemes";

    static {
        if (System.getProperty(SCHEMES_NOT_TUNNELLED) == null) {
            System.setProperty(SCHEMES_NOT_TUNNELLED, "");
        }
    }

    private final HostBook hosts;
    private final ProxyRules proxies;
    private final AddressGate gate;
    private final ClientPool clients;
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
        this.clients = new ClientPool(
                maker(settings, TrustedCertificates.context(settings.trustedCertificates()), runner), clock);
        this.events = events;
        this.clock = clock;
        this.limits = settings.limits();
    }

    private static Supplier<HttpClient> maker(HttpSettings settings, SSLContext trust, TaskRunner runner) {
        return () -> {
            HttpClient.Builder builder = HttpClient.newBuilder()
                    .version(settings.http2() ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(settings.connectTimeout())
                    .proxy(settings.proxies())
                    .sslContext(trust)
                    .executor(step -> runner.run(Work.NETWORK, "http-client", step));
            return builder.build();
        };
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

    private static boolean sameOrigin(URI one, URI other) {
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
        HttpRequest request = request(ask);
        ClientPool.Lease lease = clients.lease(ask.client());
        boolean answered = false;
        try {
            HttpAnswer answer = new HttpAnswer(send(lease.client(), request, stop), lease, stop);
            answered = true;
            return checked(answer);
        } catch (CancelledException e) {
            throw e;
        } catch (IOException e) {
            if (!answered) {
                noteFailure(ask, lease, e);
            }
            throw new IOException(words(ask, e), e);
        } finally {
            if (!answered) {
                lease.close();
            }
        }
    }

    private static HttpResponse<InputStream> send(HttpClient client, HttpRequest request, Cancellation stop)
            throws IOException {
        CompletableFuture<HttpResponse<InputStream>> sent = client.sendAsync(request, BodyStream.handler());
        return stop.during(() -> sent.cancel(true), () -> Waiting.on(sent, stop));
    }

    private void noteFailure(HttpAsk ask, ClientPool.Lease lease, IOException trouble) {
        lease.failed();
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

    /**
     * The request for one hop. The login for a proxy stands in a header, which the client keeps from everybody else: with
     * an {@code Authenticator} it would leave out every other {@code Authorization} and take a 401 for its own affair.
     */
    private HttpRequest request(HttpAsk ask) throws IOException {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(withoutLogin(ask.uri()));
            ask.headers().forEach(request::setHeader);
            login(ask).ifPresent(login -> request.setHeader("Authorization", "Basic " + login));
            proxies.authorization(ask.uri()).ifPresent(login -> request.setHeader("Proxy-Authorization", login));
            ask.body().ifPresent(text -> request.POST(HttpRequest.BodyPublishers.ofString(text)));
            return request.build();
        } catch (IllegalArgumentException | URISyntaxException e) {
            throw new IOException("cannot ask " + ShownUri.of(ask.uri()), e);
        }
    }

    /** The login of the user's own URL goes to that URL's origin, and nowhere else. */
    private static Optional<String> login(HttpAsk ask) {
        return ask.owner().urls().stream()
                .filter(own -> own.getUserInfo() != null && sameOrigin(own, ask.uri()))
                .map(own -> own.getUserInfo().getBytes(StandardCharsets.UTF_8))
                .map(Base64.getEncoder()::encodeToString)
                .findFirst();
    }

    private static URI withoutLogin(URI uri) throws URISyntaxException {
        if (uri.getRawUserInfo() == null) {
            return uri;
        }
        return new URI(uri.toString().replaceFirst("//[^/?#]*@", "//"));
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
        clients.close();
        hosts.close();
    }
}
