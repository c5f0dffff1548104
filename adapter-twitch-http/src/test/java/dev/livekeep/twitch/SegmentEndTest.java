package dev.livekeep.twitch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.source.BodyEnd;
import dev.livekeep.domain.source.EndProof;
import dev.livekeep.domain.source.ResponseFacts;
import dev.livekeep.ports.Call;
import dev.livekeep.testkit.RecordedBody;
import dev.livekeep.twitch.http.ClientKind;
import dev.livekeep.twitch.http.HttpSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How bodies end, well and badly, and what is said of it. */
@Tag("process")
class SegmentEndTest {

    private static final byte[] CONTENT = new byte[100_000];

    static {
        new Random(3).nextBytes(CONTENT);
    }

    private final Bench bench = new Bench(HttpSettings.defaults().over(client()));

    ClientKind client() {
        return HttpSettings.defaults().client();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static String broken(RecordedBody body) {
        return ((BodyEnd.Broken) body.end().orElseThrow()).reason();
    }

    private static String unanswered(RecordedBody body) {
        return ((BodyEnd.NoAnswer) body.end().orElseThrow()).reason();
    }

    /** Announces all of CONTENT, sends the first {@code came} bytes and hangs up. */
    private void serveCut(String path, int came, String head) {
        bench.server.on(path, (request, out) -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\n" + head + "Content-Length: " + CONTENT.length + "\r\n\r\n");
            out.write(CONTENT, 0, came);
            out.flush();
            request.socket().shutdownOutput();
        });
    }

    @Test
    void theAnnouncedLengthProvesABody() {
        bench.server.on("/a.ts", 200, "ETag: \"1\"\r\n", CONTENT);

        RecordedBody body = bench.download(bench.request("a.ts"));

        assertThat(body.body()).isEqualTo(CONTENT);
        assertThat(body.end()).contains(new BodyEnd.Complete(EndProof.LENGTH));
        assertThat(body.facts())
                .contains(new ResponseFacts(200, OptionalLong.of(CONTENT.length), Optional.of("\"1\""), false, true));
    }

    @Test
    void aBodyShorterThanItsLengthIsBrokenAndWhatCameIsKept() {
        serveCut("/a.ts", 70_000, "ETag: W/\"1\"\r\n");

        RecordedBody body = bench.download(bench.request("a.ts"));

        assertThat(body.body()).isEqualTo(Arrays.copyOf(CONTENT, 70_000));
        assertThat(broken(body)).isNotEmpty();
        assertThat(body.facts().map(ResponseFacts::resumable)).contains(true);
        assertThat(body.facts().flatMap(ResponseFacts::strongEtag)).isEmpty();
    }

    @Test
    void aBodyThatEndsWithTheConnectionAndNoLengthIsNeverCalledProved() {
        bench.server.on("/a.ts", (request, out) -> {
            RawServer.write(out, "HTTP/1.0 200 OK\r\n\r\n");
            out.write(CONTENT, 0, 70_000);
            out.flush();
            request.socket().shutdownOutput();
        });

        RecordedBody body = bench.download(bench.request("a.ts"));

        assertThat(body.body()).hasSize(70_000);
        assertThat(body.end()).contains(new BodyEnd.Complete(EndProof.NONE));
        assertThat(body.facts().map(ResponseFacts::resumable)).contains(false);
    }

    @Test
    void aResetIsBrokenAndWhatCameIsKept() {
        RecordedBody body = new RecordedBody();
        bench.server.on("/a.ts", (request, out) -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: " + CONTENT.length + "\r\n\r\n");
            out.write(CONTENT, 0, 65_536);
            out.flush();
            Bench.passUntil(() -> body.body().length == 65_536);
            request.socket().setSoLinger(true, 0);
            request.socket().close();
        });

        bench.download(bench.request("a.ts"), body);

        assertThat(body.body()).isEqualTo(Arrays.copyOf(CONTENT, 65_536));
        assertThat(broken(body)).isNotEmpty();
    }

    @Test
    void bytesBeyondTheLengthAreNotTakenForTheNextAnswer() {
        bench.server.on(
                "/a.ts",
                (request, out) -> RawServer.write(
                        out,
                        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil"));
        bench.server.on("/b.ts", 200, "", "good");

        RecordedBody first = bench.download(bench.request("a.ts"));
        RecordedBody second = bench.download(bench.request("b.ts"));

        assertThat(first.body()).asString().isEqualTo("abc");
        assertThat(second.body()).asString().isEqualTo("good");
    }

    @Test
    void lengthsThatContradictEachOtherOrAreNoneAreNoAnswer() {
        String[] heads = {
            "Content-Length: 3\r\nContent-Length: 4\r\n",
            "Content-Length: -3\r\n",
            "Content-Length: three\r\n",
            "Content-Length: 99999999999999999999\r\n",
            "Transfer-Encoding: gzip, chunked\r\n",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
        };
        for (String head : heads) {
            bench.server.on("/a.ts", (request, out) -> {
                RawServer.write(out, "HTTP/1.1 200 OK\r\n" + head + "\r\nabcd");
                request.socket().shutdownOutput();
            });

            RecordedBody body = bench.download(bench.request("a.ts"));

            assertThat(body.end()).as(head).get().isInstanceOf(BodyEnd.NoAnswer.class);
            assertThat(body.facts()).as(head).isEmpty();
        }
    }

    @RepeatedTest(20)
    void aChunkThatIsNoneIsBroken() {
        bench.server.on(
                "/a.ts",
                (request, out) -> RawServer.write(
                        out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nzz\r\nabc\r\n"));

        RecordedBody body = bench.download(bench.request("a.ts"));

        assertThat("abc").startsWith(new String(body.body(), UTF_8));
        assertThat(body.end()).get().isInstanceOf(BodyEnd.Broken.class);
    }

    @Test
    void aCodedBodyThatIsCutIsBroken() throws IOException {
        byte[] coded = gzip(CONTENT);
        bench.server.on("/length.ts", (request, out) -> {
            RawServer.write(
                    out, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + coded.length + "\r\n\r\n");
            out.write(coded, 0, 50_000);
            out.flush();
            request.socket().shutdownOutput();
        });
        bench.server.on("/inside.ts", 200, "Content-Encoding: gzip\r\n", Arrays.copyOf(coded, 50_000));

        RecordedBody length = bench.download(bench.request("length.ts"));
        RecordedBody inside = bench.download(bench.request("inside.ts"));

        assertThat(length.end()).get().isInstanceOf(BodyEnd.Broken.class);
        assertThat(length.facts().map(ResponseFacts::resumable)).contains(false);
        assertThat(inside.end()).get().isInstanceOf(BodyEnd.Broken.class);
        assertThat(inside.body()).isEqualTo(Arrays.copyOf(CONTENT, inside.body().length));
    }

    @Test
    void anEmptyBodyIsCompleteAndEmpty() {
        bench.server.on("/a.ts", 200, "", "");

        RecordedBody body = bench.download(bench.request("a.ts"));

        assertThat(body.body()).isEmpty();
        assertThat(body.end()).contains(new BodyEnd.Complete(EndProof.LENGTH));
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 410})
    void aRefusalIsTold(int status) {
        bench.server.on("/a.ts", status, "", "no");

        assertThat(bench.download(bench.request("a.ts")).end()).contains(new BodyEnd.Refused(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 302, 304, 400, 416, 429, 500, 503})
    void anyOtherStatusIsNoAnswerAndNamed(int status) {
        bench.server.on(
                "/a.ts",
                (request, out) -> RawServer.write(
                        out,
                        "HTTP/1.1 " + status + " X\r\nRetry-After: 7\r\n"
                                + (status == 204 || status == 304 ? "\r\n" : "Content-Length: 0\r\n\r\n")));

        RecordedBody body = bench.download(bench.request("a.ts"));

        assertThat(unanswered(body)).contains("status " + status);
        assertThat(body.facts()).isEmpty();
    }

    @Test
    void aStoreThatTakesNothingMoreEndsTheDownloadAndItsConnection() {
        bench.server.on("/a.ts", (request, out) -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n");
            out.write(CONTENT);
            out.flush();
            request.awaitClosed();
        });

        RecordedBody unopened = bench.download(bench.request("a.ts"), new RecordedBody().refusingToOpen());
        RecordedBody full = bench.download(bench.request("a.ts"), new RecordedBody().failingAfter(1));

        assertThat(broken(unopened)).isEqualTo("the bytes could not be taken: no draft to be had");
        assertThat(broken(full)).isEqualTo("the bytes could not be taken: disk full");
        assertThat(unopened.trouble()).isEmpty();
        assertThat(full.trouble()).isEmpty();
        Bench.passUntil(() -> bench.server.open() == 0);
    }

    @Test
    void aCancelInADripKeepsWhatCame() {
        bench.server.on("/a.ts", (request, out) -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            for (int i = 0; i < 100; i++) {
                out.write(CONTENT, i, 1);
                out.flush();
            }
            request.awaitClosed();
        });
        RecordedBody body = new RecordedBody();
        Call call = bench.sources.segments().fetch(bench.request("a.ts"), body);
        Bench.passUntil(
                () -> body.facts().isPresent() && bench.server.requests().size() == 1);

        call.cancel();
        Bench.passUntil(() -> body.isOver() && bench.server.open() == 0);

        assertThat(broken(body)).isEqualTo("cancelled");
        assertThat(body.body()).isEqualTo(Arrays.copyOf(CONTENT, body.body().length));
    }

    @Test
    void aCallThatIsCancelledTwiceOrTooLateEndsOnce() {
        bench.server.on("/a.ts", 200, "", "abc");
        RecordedBody body = new RecordedBody();
        Call call = bench.sources.segments().fetch(bench.request("a.ts"), body);
        Bench.passUntil(body::isOver);

        call.cancel();
        call.cancel();
        RecordedBody next = bench.download(bench.request("a.ts"));

        assertThat(body.end()).contains(new BodyEnd.Complete(EndProof.LENGTH));
        assertThat(next.body()).isEqualTo("abc".getBytes(UTF_8));
        assertThat(body.trouble()).isEmpty();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(coded)) {
            out.write(bytes);
        }
        return coded.toByteArray();
    }
}
