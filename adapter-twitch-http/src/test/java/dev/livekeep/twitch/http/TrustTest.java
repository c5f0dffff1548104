package dev.livekeep.twitch.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.livekeep.twitch.RawServer;
import dev.livekeep.twitch.RawServer.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom we believe over TLS, straight and through a proxy. */
@Tag("process")
class TrustTest {

    @TempDir
    private static Path folder;

    private static Optional<Identity> made = Optional.empty();

    @BeforeAll
    static void make() throws IOException, InterruptedException, GeneralSecurityException {
        made = Optional.of(Identity.make(folder));
    }

    private static Identity identity() {
        return made.orElseThrow();
    }

    private static HttpSettings trusting(Map<String, String> environment) {
        return HttpSettings.defaults().withEnvironment(environment);
    }

    /** Asks a server with our certificate by one of its names. */
    private static String ask(HttpSettings settings, String host) throws IOException {
        try (RawServer server = RawServer.start(identity().server());
                NamedBench bench =
                        new NamedBench(settings).name("far.test", "127.0.0.1").name("other.test", "127.0.0.1")) {
            server.on("/a", 200, "", "believed");
            return bench.get(URI.create("https://" + host + ":" + server.port() + "/a"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"})
    void theBundleOfTheEnvironmentIsBelieved(String variable) throws IOException {
        HttpSettings settings = trusting(Map.of(variable, identity().authority().toString()));

        assertThat(ask(settings, "far.test")).isEqualTo("200 believed");
        assertThat(ask(settings, "127.0.0.1")).isEqualTo("200 believed");
    }

    @Test
    void aFolderOfCertificatesIsABundleToo(@TempDir Path other) throws IOException {
        Files.copy(identity().authority(), other.resolve("one.pem"));
        Files.writeString(other.resolve("README"), "certificates of ours");

        assertThat(ask(trusting(Map.of("REQUESTS_CA_BUNDLE", other.toString())), "far.test"))
                .isEqualTo("200 believed");
    }

    @Test
    void anUnknownAuthorityAndAnotherNameAreNotBelieved() {
        HttpSettings settings =
                trusting(Map.of("REQUESTS_CA_BUNDLE", identity().authority().toString()));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ask(HttpSettings.defaults(), "far.test"))
                .withMessageContaining("no answer from far.test")
                .withMessageContaining("PKIX path building failed");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ask(settings, "other.test"))
                .withMessageContaining("other.test");
    }

    @Test
    void theFirstVariableCounts() {
        HttpSettings settings = trusting(Map.of(
                "SSL_CERT_FILE",
                "/nowhere",
                "REQUESTS_CA_BUNDLE",
                identity().authority().toString()));

        assertThat(settings.trustedCertificates()).contains(identity().authority());
    }

    @Test
    void aBundleThatIsNoneIsOnePlainLine(@TempDir Path other) throws IOException {
        Path empty = Files.writeString(other.resolve("empty.pem"), "nothing");
        Path broken = Files.writeString(
                other.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");

        for (Path bundle : new Path[] {other.resolve("gone.pem"), empty, broken}) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> TrustedCertificates.context(Optional.of(bundle)))
                    .withMessageContaining(bundle.toString());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> trusting(Map.of("SSL_CERT_FILE", bundle.toString())))
                    .withMessageContaining(bundle.toString());
        }
    }

    @Test
    void aTunnelThroughAProxyWithALoginKeepsTheLoginOut() throws IOException {
        CompletableFuture<String> inside = new CompletableFuture<>();
        try (RawServer proxy = RawServer.start();
                NamedBench bench = new NamedBench(trusting(Map.of(
                        "HTTPS_PROXY",
                        "http://me:pass@127.0.0.1:" + proxy.port(),
                        "REQUESTS_CA_BUNDLE",
                        identity().authority().toString())))) {
            proxy.on("far.test:443", (request, out) -> {
                if (request.header("proxy-authorization").isEmpty()) {
                    RawServer.send(out, 407, "Proxy-Authenticate: Basic realm=\"x\"\r\n", "who?".getBytes(UTF_8));
                } else {
                    RawServer.write(out, "HTTP/1.1 200 OK\r\n\r\n");
                    inside.complete(serveInside(request));
                }
            });

            String answer = bench.get(URI.create("https://far.test/a"));

            assertThat(answer).isEqualTo("200 hidden");
            Request connect = proxy.requests().getFirst();
            assertThat(connect.line()).isEqualTo("CONNECT far.test:443 HTTP/1.1");
            assertThat(connect.header("proxy-authorization")).isEqualTo("Basic bWU6cGFzcw==");
            assertThat(inside.join()).startsWith("GET /a HTTP/1.1").doesNotContainIgnoringCase("proxy-authorization");
        }
    }

    /** Goes on as the server behind the tunnel; gives back what it was asked. */
    private static String serveInside(Request request) throws IOException {
        SSLSocket tls = (SSLSocket) identity().server().getSocketFactory().createSocket(request.socket(), null, true);
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) tls.getInputStream().read());
        }
        RawServer.send(tls.getOutputStream(), 200, "", "hidden".getBytes(UTF_8));
        return head.toString();
    }
}
