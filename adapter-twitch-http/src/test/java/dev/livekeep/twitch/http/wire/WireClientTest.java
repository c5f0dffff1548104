package dev.livekeep.twitch.http.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.twitch.Bench;
import dev.livekeep.twitch.RawServer;
import dev.livekeep.twitch.http.Cancellation;
import dev.livekeep.twitch.http.CancelledException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9112 as far as a client that never upgrades needs it. */
@Tag("process")
class WireClientTest {

    private final Bench bench = new Bench();
    private final RawServer server = bench.server;
    private final WireClient client = new WireClient(trust(), Duration.ofSeconds(5), bench.clock());

    @AfterEach
    void close() {
        client.close();
        bench.close();
    }

    private static SSLContext trust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private WireAnswer ask(URI uri) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(uri).header("User-Agent", "we").build();
        return client.ask(ClientRole.FIRST, request, Optional.empty(), new Cancellation());
    }

    private String get(String path) throws IOException {
        WireAnswer answer = ask(server.uri(path));
        try (var body = answer.body()) {
            return answer.status() + " " + new String(body.readAllBytes(), UTF_8);
        }
    }

    /** Serves these very bytes, then hangs up. */
    private void serve(String path, String bytes) {
        server.on(path, (request, out) -> {
            RawServer.write(out, bytes);
            request.socket().shutdownOutput();
        });
    }

    @Test
    void aRequestNamesItsTargetItsHostAndItsHeaders() throws IOException {
        server.on("/a", 200, "", "a");

        get("/a?b=%20c");

        RawServer.Request request = server.requests().getFirst();
        assertThat(request.line()).isEqualTo("GET /a?b=%20c HTTP/1.1");
        assertThat(request.header("host")).isEqualTo("127.0.0.1:" + server.port());
        assertThat(request.header("user-agent")).isEqualTo("we");
    }

    @Test
    void aPostCarriesItsBody() throws IOException {
        server.on("/gql", 200, "", "ok");
        HttpRequest request = HttpRequest.newBuilder(server.uri("/gql"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();

        client.ask(ClientRole.FIRST, request, Optional.of("{\"ä\":1}"), new Cancellation())
                .body()
                .close();

        assertThat(server.requests().getFirst().line()).isEqualTo("POST /gql HTTP/1.1");
        assertThat(server.requests().getFirst().body()).isEqualTo("{\"ä\":1}");
    }

    @Test
    void aConnectionServesOneExchangeAfterTheOther() throws IOException {
        server.on("/length", 200, "", "abc");
        server.on("/empty", 200, "", "");
        server.on("/none", (request, out) -> RawServer.write(out, "HTTP/1.1 204 No Content\r\n\r\n"));
        server.on(
                "/chunks",
                (request, out) -> RawServer.write(
                        out,
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nabc\r\nA \r\n0123456789\r\n0\r\nTrailer: 1\r\n\r\n"));

        assertThat(get("/length")).isEqualTo("200 abc");
        assertThat(get("/empty")).isEqualTo("200 ");
        assertThat(get("/none")).isEqualTo("204 ");
        assertThat(get("/chunks")).isEqualTo("200 abc0123456789");
        assertThat(get("/length")).isEqualTo("200 abc");
        assertThat(server.accepted()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\nConnection: Close\r\n", "HTTP/1.0 200 OK\r\n"})
    void aConnectionThatThePeerMeansToCloseIsNotUsedAgain(String head) throws IOException {
        server.on("/a", (request, out) -> RawServer.write(out, head + "Content-Length: 1\r\n\r\na"));

        get("/a");
        get("/a");

        assertThat(server.accepted()).isEqualTo(2);
    }

    @Test
    void aGetOnADeadConnectionIsSentAgainOnANewOne() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        server.on("/a", (request, out) -> {
            if (asked.incrementAndGet() == 2) {
                request.socket().close();
            } else {
                RawServer.send(out, 200, "", "a".getBytes(UTF_8));
            }
        });
        get("/a");

        assertThat(get("/a")).isEqualTo("200 a");
        assertThat(asked).hasValue(3);
    }

    @Test
    void aGetThatWasAnsweredInPartIsNotSentAgain() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        server.on("/a", (request, out) -> {
            if (asked.incrementAndGet() == 2) {
                RawServer.write(out, "HTTP/1.1 2");
                request.socket().shutdownOutput();
            } else {
                RawServer.send(out, 200, "", "a".getBytes(UTF_8));
            }
        });
        get("/a");

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> get("/a"));
        assertThat(asked).hasValue(2);
    }

    @Test
    void aConnectionIsUsedNoMoreAfterHalfAMinute() throws IOException {
        server.on("/a", 200, "", "a");
        get("/a");
        bench.skip(Duration.ofSeconds(31));

        get("/a");

        assertThat(server.accepted()).isEqualTo(2);
        Bench.passUntil(() -> server.open() == 1);
    }

    @Test
    void whatAnnouncesAnAnswerIsReadOver() throws IOException {
        serve(
                "/a",
                "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na");

        assertThat(get("/a")).isEqualTo("200 a");
    }

    @Test
    void aHeaderMayGoOnInTheNextLine() throws IOException {
        serve("/a", "HTTP/1.1 200 OK\nX-Long: one\n  two\nContent-Length: 0\n\n");

        assertThat(ask(server.uri("/a")).headers().firstValue("x-long")).contains("one two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ICY 200 OK\r\n\r\n",
                "HTTP/2 200\r\n\r\n",
                "HTTP/1.1 20\r\n\r\n",
                "HTTP/1.1 099 No\r\n\r\n",
                "HTTP/1.1 2000 OK\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nNo colon\r\n\r\n",
                "HTTP/1.1 200 OK\r\nSpace : before\r\n\r\n",
                "HTTP/1.1 200 OK\r\n folded: first\r\n\r\n",
                "HTTP/1.1 200 OK\r\nCut: o",
                ""
            })
    void whatIsNoHeadIsNoAnswer(String head) {
        serve("/a", head);

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> get("/a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"g\r\n", "\r\n", "-1\r\n", "3 x\r\nabc\r\n", "1\r\nab\r\n0\r\n\r\n", "fffffffffffffffff\r\n"})
    void whatIsNoChunkIsBroken(String chunk) {
        serve("/a", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk);

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> get("/a"));
    }

    @Test
    void headersWithoutAnEndAreRefused() {
        server.on("/a", (request, out) -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\n");
            for (int i = 0; i < 2_000_000; i++) {
                RawServer.write(out, "A: " + "b".repeat(1000) + "\r\n");
            }
        });

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> get("/a"))
                .withMessageContaining("bytes before the body");
    }

    @Test
    void bytesNobodyAskedForEndAConnection() throws IOException {
        server.on(
                "/a",
                (request, out) -> RawServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\naHTTP/1.1 200"));
        server.on("/b", 200, "", "b");
        get("/a");

        assertThat(get("/b")).isEqualTo("200 b");
        assertThat(server.accepted()).isEqualTo(2);
    }

    @Test
    void aBodyMayBeClosedWhileItIsRead() throws IOException {
        server.on("/a", (request, out) -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\na");
            request.awaitClosed();
        });
        WireAnswer answer = ask(server.uri("/a"));
        CompletableFuture<IOException> trouble = new CompletableFuture<>();
        int first = answer.body().read();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                trouble.completeExceptionally(
                        new AssertionError("read " + answer.body().read()));
            } catch (IOException e) {
                trouble.complete(e);
            }
        });

        answer.body().close();

        assertThat(first).isEqualTo('a');
        assertThat(trouble.join()).isNotNull();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> answer.body().read())
                .withMessage("closed");
        Bench.passUntil(() -> server.open() == 0);
    }

    @Test
    void whoIsNotThereIsToldApart() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        URI uri = URI.create("http://127.0.0.1:" + nobody + "/a");

        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> ask(uri));
    }

    @Test
    void afterTheEndNothingIsAsked() {
        client.close();

        assertThatExceptionOfType(CancelledException.class)
                .isThrownBy(() -> get("/a"))
                .withMessage("closed");
        assertThat(server.accepted()).isZero();
    }
}
