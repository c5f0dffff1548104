package dev.livekeep.twitch.http;

import dev.livekeep.ports.Clock;
import dev.livekeep.ports.TaskRunner;
import dev.livekeep.ports.TaskRunner.Work;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** Requests over the JDK's client, which is made when first needed. */
final class JdkTransport implements Transport {

    /** The JDK sends no password to a proxy that tunnels, unless it is told to before its client is first used. */
    private static final String SCHEMES_NOT_TUNNELLED = "jdk.http.auth.tunneling.disabledSchemes";

    static {
        if (System.getProperty(SCHEMES_NOT_TUNNELLED) == null) {
            System.setProperty(SCHEMES_NOT_TUNNELLED, "");
        }
    }

    private final ClientPool clients;

    JdkTransport(HttpSettings settings, SSLContext trust, TaskRunner runner, Clock clock) {
        this.clients = new ClientPool(maker(settings, trust, runner), clock);
    }

    private static Supplier<HttpClient> maker(HttpSettings settings, SSLContext trust, TaskRunner runner) {
        HttpClient.Version version =
                settings.client() == ClientKind.JDK_HTTP_2 ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1;
        return () -> HttpClient.newBuilder()
                .version(version)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .proxy(settings.proxies())
                .sslContext(trust)
                .executor(step -> runner.run(Work.NETWORK, "http-client", step))
                .build();
    }

    @Override
    public HttpAnswer send(HttpAsk ask, HttpRequest request, Cancellation stop) throws IOException {
        ClientPool.Lease lease = clients.lease(ask.client());
        boolean answered = false;
        try {
            HttpResponse<InputStream> response = send(lease.client(), request, stop);
            if (response.body() instanceof BodyStream body) {
                body.start();
            }
            HttpAnswer.Head head = new HttpAnswer.Head(
                    response.statusCode(),
                    response.headers(),
                    response.uri(),
                    response.version() == HttpClient.Version.HTTP_2);
            HttpAnswer answer = new HttpAnswer(head, response.body(), lease::close, stop);
            answered = true;
            return answer;
        } catch (CancelledException e) {
            throw e;
        } catch (IOException e) {
            lease.failed();
            throw e;
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

    @Override
    public void close() {
        clients.close();
    }
}
