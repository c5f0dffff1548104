package dev.livekeep.twitch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.source.BodyEnd;
import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.source.EndProof;
import dev.livekeep.domain.source.ResponseFacts;
import dev.livekeep.domain.source.Resume;
import dev.livekeep.domain.source.SegmentRequest;
import dev.livekeep.ports.Call;
import dev.livekeep.testkit.RecordedBody;
import dev.livekeep.twitch.http.HttpLimits;
import dev.livekeep.twitch.http.HttpSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("process")
class HttpSegmentSourceTest {

    private static final byte[] CONTENT = new byte[200_000];

    static {
        new Random(1).nextBytes(CONTENT);
    }

    private final Bench bench =
            new Bench(HttpSettings.defaults().withLimits(new HttpLimits(1 << 20, 1 << 20, 1 << 16, 4096)));

    @AfterEach
    void close() {
        bench.close();
    }

    private static String reason(RecordedBody body) {
        return switch (body.end().orElseThrow()) {
            case BodyEnd.NoAnswer(String reason) -> reason;
            case BodyEnd.Broken(String reason) -> reason;
            case BodyEnd.Refused refused -> refused.toString();
            case BodyEnd.Complete complete -> complete.toString();
        };
    }

    @Test
    void aChunkedBodyIsProvedByItsLastChunk() {
        bench.server.on(
                "/a.ts",
                (request, out) -> RawServer.write(
                        out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"));

        RecordedBody body = bench.download(bench.request("a.ts"));

        assertThat(body.body()).asString().isEqualTo("abcde");
        assertThat(body.end()).contains(new BodyEnd.Complete(EndProof.CHUNK_END));
        assertThat(body.facts().map(ResponseFacts::resumable)).contains(false);
    }

    @Test
    void aBodyThatEndsWithItsConnectionIsProvedByNothing() {
        bench.server.on("/a.ts", (request, out) -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nabc");
            request.socket().shutdownOutput();
        });

        RecordedBody body = bench.download(bench.request("a.ts"));

        assertThat(body.body()).asString().isEqualTo("abc");
        assertThat(body.end()).contains(new BodyEnd.Complete(EndProof.NONE));
    }

    @Test
    void aChunkedBodyWithoutItsLastChunkIsBroken() {
        bench.server.on("/a.ts", (request, out) -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
            request.socket().shutdownOutput();
        });

        RecordedBody body = bench.download(bench.request("a.ts"));

        assertThat(body.body()).asString().isEqualTo("abc");
        assertThat(body.end()).get().isInstanceOf(BodyEnd.Broken.class);
    }

    @Test
    void headersThatPlaceTheEndTwiceAreRefused() {
        bench.server.on(
                "/a.ts",
                (request, out) -> RawServer.write(
                        out, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"));

        RecordedBody body = bench.download(bench.request("a.ts"));

        assertThat(reason(body)).contains("cannot both be true");
        assertThat(body.facts()).isEmpty();
    }

    @Test
    void identityIsAskedForAndACodedAnswerIsUndoneButNeverResumable() throws IOException {
        bench.server.on("/gzip.ts", 200, "Content-Encoding: gzip\r\nETag: \"1\"\r\n", gzip(CONTENT));
        bench.server.on("/deflate.ts", 200, "Content-Encoding: deflate\r\n", deflate(CONTENT));

        RecordedBody gzip = bench.download(bench.request("gzip.ts"));
        RecordedBody deflate = bench.download(bench.request("deflate.ts"));

        assertThat(gzip.body()).isEqualTo(CONTENT);
        assertThat(gzip.end()).contains(new BodyEnd.Complete(EndProof.LENGTH));
        assertThat(gzip.facts().map(ResponseFacts::resumable)).contains(false);
        assertThat(deflate.body()).isEqualTo(CONTENT);
        assertThat(bench.server.requests().getFirst().header("accept-encoding")).isEqualTo("identity");
    }

    @Test
    void anUnknownCodingIsNoBody() {
        bench.server.on("/a.ts", 200, "Content-Encoding: br\r\n", "x");

        RecordedBody body = bench.download(bench.request("a.ts"));

        assertThat(reason(body)).contains("content coding \"br\"");
    }

    @Test
    void aBombIsCutAtTheLimit() throws IOException {
        bench.server.on("/bomb.ts", 200, "Content-Encoding: gzip\r\n", gzip(new byte[100 << 20]));

        RecordedBody body = bench.download(bench.request("bomb.ts"));

        assertThat(reason(body)).isEqualTo("larger than 1048576 bytes");
        assertThat(body.body().length).isLessThanOrEqualTo(1 << 20);
    }

    @Test
    void anEndlessBodyIsCutAtTheLimit() {
        bench.server.on("/endless.ts", (request, out) -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
            writeForEver(out);
        });

        RecordedBody body = bench.download(bench.request("endless.ts"));

        assertThat(reason(body)).isEqualTo("larger than 1048576 bytes");
        Bench.passUntil(() -> bench.server.open() == 0);
    }

    @Test
    void aBodyThatIsAnnouncedTooLargeIsNotTaken() {
        bench.server.on("/large.ts", (request, out) -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n");
            request.awaitClosed();
        });

        RecordedBody body = bench.download(bench.request("large.ts"));

        assertThat(body.end()).get().isInstanceOf(BodyEnd.NoAnswer.class);
        assertThat(reason(body)).contains("99999999999 bytes are announced");
    }

    @Test
    void endlessHeadersAreGivenUp() {
        bench.server.on("/headers.ts", (request, out) -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\n");
            for (int i = 0; i < 200_000; i++) {
                RawServer.write(out, "X-" + i + ": more and more and more of the same\r\n");
            }
        });

        RecordedBody body = bench.download(bench.request("headers.ts"));

        assertThat(body.end()).get().isInstanceOf(BodyEnd.NoAnswer.class);
    }

    @Test
    void aByteRangeIsAskedForAndChecked() {
        bench.server.on("/a.ts", (request, out) -> part(request, out, ""));

        RecordedBody body = bench.download(bench.request("a.ts", "#EXT-X-BYTERANGE:1000@500"));

        assertThat(body.body()).isEqualTo(Arrays.copyOfRange(CONTENT, 500, 1500));
        assertThat(body.end()).contains(new BodyEnd.Complete(EndProof.LENGTH));
        assertThat(body.facts().map(ResponseFacts::status)).contains(206);
        assertThat(body.facts().map(ResponseFacts::total)).contains(OptionalLong.of(1000));
    }

    @Test
    void aByteRangeIsCutOutOfAWholeAnswer() {
        bench.server.on("/a.ts", 200, "", CONTENT);

        RecordedBody body = bench.download(bench.request("a.ts", "#EXT-X-BYTERANGE:1000@500"));

        assertThat(body.body()).isEqualTo(Arrays.copyOfRange(CONTENT, 500, 1500));
        assertThat(body.end()).contains(new BodyEnd.Complete(EndProof.LENGTH));
        assertThat(body.facts().map(ResponseFacts::status)).contains(206);
    }

    @Test
    void anotherPartThanAskedForIsNoAnswer() {
        bench.server.on("/a.ts", 206, "Content-Range: bytes 0-9/200\r\n", "0123456789");
        bench.server.on("/b.ts", 206, "", "0123456789");

        RecordedBody wrong = bench.download(bench.request("a.ts", "#EXT-X-BYTERANGE:10@5"));
        RecordedBody untold = bench.download(bench.request("b.ts", "#EXT-X-BYTERANGE:10@5"));
        RecordedBody unasked = bench.download(bench.request("b.ts"));

        assertThat(reason(wrong)).isEqualTo("asked for bytes 5-14, got 0-9");
        assertThat(reason(untold)).contains("without a readable Content-Range");
        assertThat(reason(unasked)).contains("no part was asked for");
    }

    @Test
    void aCutBodyIsGoneOnWith() {
        bench.server.on("/a.ts", (request, out) -> part(request, out, "ETag: \"1\"\r\n"));

        RecordedBody body = bench.download(bench.resuming(resume(100_000, "\"1\""), "a.ts"));

        assertThat(body.body()).isEqualTo(Arrays.copyOfRange(CONTENT, 100_000, 200_000));
        assertThat(body.facts().map(ResponseFacts::resumed)).contains(true);
        assertThat(body.end()).contains(new BodyEnd.Complete(EndProof.CHAIN));
        assertThat(bench.server.requests().getFirst().header("range")).isEqualTo("bytes=95904-");
        assertThat(bench.server.requests().getFirst().header("if-range")).isEqualTo("\"1\"");
    }

    @Test
    void aCutRangeIsGoneOnWithInsideItsRange() {
        bench.server.on("/a.ts", (request, out) -> part(request, out, "ETag: \"1\"\r\n"));
        Resume cut = new Resume(
                5_000,
                ByteBuffer.wrap(Arrays.copyOfRange(CONTENT, 50_904, 55_000)),
                Optional.of("\"1\""),
                OptionalLong.of(10_000));

        RecordedBody body = bench.download(bench.resuming(cut, "a.ts", "#EXT-X-BYTERANGE:10000@50000"));

        assertThat(body.body()).isEqualTo(Arrays.copyOfRange(CONTENT, 55_000, 60_000));
        assertThat(body.end()).contains(new BodyEnd.Complete(EndProof.CHAIN));
    }

    @Test
    void aWholeAnswerInsteadOfTheRestBeginsAnew() {
        bench.server.on("/a.ts", 200, "", CONTENT);

        RecordedBody body = bench.download(bench.resuming(resume(100_000, "\"1\""), "a.ts"));

        assertThat(body.body()).isEqualTo(CONTENT);
        assertThat(body.facts().map(ResponseFacts::resumed)).contains(false);
        assertThat(body.end()).contains(new BodyEnd.Complete(EndProof.LENGTH));
    }

    @Test
    void otherBytesAnotherTotalOrAnotherTagAreNotGoneOnWith() {
        bench.server.on("/a.ts", (request, out) -> part(request, out, "ETag: \"2\"\r\n"));
        bench.server.on("/b.ts", (request, out) -> part(request, out, "ETag: \"1\"\r\n"));
        bench.server.on("/c.ts", 206, "Content-Range: bytes 95904-95913/777\r\n", "0123456789");
        Resume others = new Resume(100_000, ByteBuffer.allocate(4096), Optional.of("\"1\""), OptionalLong.of(200_000));

        RecordedBody tag = bench.download(bench.resuming(resume(100_000, "\"1\""), "a.ts"));
        RecordedBody bytes = bench.download(bench.resuming(others, "b.ts"));
        RecordedBody total = bench.download(bench.resuming(resume(100_000, "\"1\""), "c.ts"));

        assertThat(reason(tag)).isEqualTo("cannot resume: it has another ETag");
        assertThat(reason(bytes)).isEqualTo("cannot resume: the bytes asked for again are others");
        assertThat(reason(total)).contains("without a readable Content-Range");
        assertThat(bytes.end()).get().isInstanceOf(BodyEnd.NoAnswer.class);
        assertThat(bytes.facts()).isEmpty();
    }

    @Test
    void aCutThatNothingVouchesForBeginsAnew() {
        bench.server.on("/a.ts", 200, "", CONTENT);
        Resume bare =
                new Resume(100, ByteBuffer.wrap(Arrays.copyOf(CONTENT, 100)), Optional.empty(), OptionalLong.empty());

        RecordedBody body = bench.download(bench.resuming(bare, "a.ts"));

        assertThat(body.body()).isEqualTo(CONTENT);
        assertThat(bench.server.requests().getFirst().header("range")).isEmpty();
    }

    @Test
    void theInitSectionComesFirstAndIsFetchedOnce() {
        bench.server.on("/init.mp4", 200, "", "the init section");
        bench.server.on("/a.m4s", 200, "", "media");

        RecordedBody first = bench.download(bench.request("a.m4s", "#EXT-X-MAP:URI=\"init.mp4\""));
        RecordedBody second = bench.download(bench.request("a.m4s", "#EXT-X-MAP:URI=\"init.mp4\""));

        assertThat(first.init()).asString().isEqualTo("the init section");
        assertThat(second.init()).asString().isEqualTo("the init section");
        assertThat(second.body()).asString().isEqualTo("media");
        assertThat(bench.server.requests("/init.mp4")).hasSize(1);
        assertThat(first.trouble()).isEmpty();
    }

    @Test
    void anInitSectionMayBeAPart() {
        bench.server.on("/init.mp4", (request, out) -> part(request, out, ""));
        bench.server.on("/a.m4s", 200, "", "media");

        RecordedBody body = bench.download(bench.request("a.m4s", "#EXT-X-MAP:URI=\"init.mp4\",BYTERANGE=\"100@50\""));

        assertThat(body.init()).isEqualTo(Arrays.copyOfRange(CONTENT, 50, 150));
    }

    @Test
    void withoutItsInitSectionASegmentIsNotAskedFor() {
        bench.server.on("/a.m4s", 200, "", "media");

        RecordedBody body = bench.download(bench.request("a.m4s", "#EXT-X-MAP:URI=\"gone.mp4\""));

        assertThat(reason(body)).isEqualTo("init section: status 404");
        assertThat(bench.server.requests("/a.m4s")).isEmpty();
    }

    @Test
    void aWaitForAnInitSectionCanBeCancelledAndDoesNotTakeTheOtherDown() {
        bench.server.on("/init.mp4", (request, out) -> {
            if (bench.server.requests("/init.mp4").size() == 1) {
                request.awaitClosed();
            } else {
                RawServer.send(out, 200, "", "init".getBytes(UTF_8));
            }
        });
        bench.server.on("/a.m4s", 200, "", "media");
        SegmentRequest request = bench.request("a.m4s", "#EXT-X-MAP:URI=\"init.mp4\"");
        RecordedBody first = new RecordedBody();
        RecordedBody second = new RecordedBody();
        Call call = bench.sources.segments().fetch(request, first);
        Bench.passUntil(() -> bench.server.requests("/init.mp4").size() == 1);
        bench.sources.segments().fetch(request, second);

        call.cancel();
        Bench.passUntil(() -> first.isOver() && second.isOver());

        assertThat(reason(first)).isEqualTo("cancelled");
        assertThat(second.body()).asString().isEqualTo("media");
    }

    @Test
    void whoWaitsForTheFirstByteOrInTheBodyIsFreedAtOnceAndTheServerSeesIt() {
        bench.server.on("/silent.ts", (request, out) -> request.awaitClosed());
        bench.server.on("/stalled.ts", (request, out) -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc");
            request.awaitClosed();
        });
        RecordedBody silent = new RecordedBody();
        RecordedBody stalled = new RecordedBody();
        Call first = bench.sources.segments().fetch(bench.request("silent.ts"), silent);
        Call second = bench.sources.segments().fetch(bench.request("stalled.ts"), stalled);
        Bench.passUntil(
                () -> stalled.facts().isPresent() && bench.server.requests().size() == 2);
        long start = System.nanoTime();

        first.cancel();
        second.cancel();
        Bench.passUntil(() -> silent.isOver() && stalled.isOver() && bench.server.open() == 0);

        assertThat(System.nanoTime() - start).isLessThan(500_000_000L);
        assertThat(reason(silent)).isEqualTo("cancelled");
        assertThat(stalled.body()).asString().isEqualTo("abc");
        assertThat(reason(stalled)).isEqualTo("cancelled");
    }

    @Test
    void g7_redirectsAreFollowedButNotForEver() {
        bench.server.on("/a.ts", 302, "Location: b.ts?x=1\r\n", "moved");
        bench.server.on("/b.ts", 200, "", "here");
        bench.server.on("/circle.ts", 302, "Location: /circle.ts\r\n", "");
        for (int i = 0; i < 9; i++) {
            bench.server.on("/hop" + i, 307, "Location: /hop" + (i + 1) + "\r\n", "");
        }

        RecordedBody moved = bench.download(bench.request("a.ts"));
        RecordedBody circle = bench.download(bench.request("circle.ts"));
        RecordedBody far = bench.download(bench.request("hop0"));

        assertThat(moved.body()).asString().isEqualTo("here");
        assertThat(reason(circle)).contains("in a circle");
        assertThat(reason(far)).contains("more than 5 times");
        assertThat(bench.server.requests()).hasSize(2 + 1 + 6);
    }

    @Test
    void aRedirectToAFileOrAnotherProtocolIsRefused() {
        bench.server.on("/file.ts", 302, "Location: file:///etc/passwd\r\n", "");
        bench.server.on("/ftp.ts", 302, "Location: ftp://127.0.0.1/x\r\n", "");

        RecordedBody file = bench.download(bench.request("file.ts"));
        RecordedBody ftp = bench.download(bench.request("ftp.ts"));

        assertThat(reason(file)).startsWith("only http and https are asked");
        assertThat(reason(ftp)).startsWith("only http and https are asked");
    }

    @Test
    void aPlaylistFromAfarCannotNameThisMachine() {
        bench.server.on("/secret", 200, "", "secret");
        SegmentRequest request = new SegmentRequest(
                Bench.remote(),
                bench.segment("http://127.0.0.1:" + bench.server.port() + "/secret"),
                ClientRole.FIRST,
                Optional.empty());

        RecordedBody body = bench.download(request);

        assertThat(reason(body)).contains("is loopback (127.0.0.1)").contains("--allow-address");
        assertThat(bench.server.requests()).isEmpty();
    }

    @Test
    void noPlaylistCanNameWhereCloudsKeepTheirSecrets() {
        bench.server.on("/a.ts", 302, "Location: http://169.254.169.254/latest/meta-data\r\n", "");
        bench.server.on("/b.ts", 302, "Location: http://[::ffff:169.254.169.254]/\r\n", "");
        bench.server.on("/c.ts", 302, "Location: http://2852039166/\r\n", "");

        RecordedBody plain = bench.download(bench.request("a.ts"));
        RecordedBody mapped = bench.download(bench.request("b.ts"));
        RecordedBody number = bench.download(bench.request("c.ts"));

        assertThat(reason(plain)).contains("is metadata");
        assertThat(reason(mapped)).contains("is metadata");
        assertThat(reason(number)).contains("is metadata");
    }

    @Test
    void queriesAndTokensAreNotInReasons() {
        bench.server.on("/a.ts", 302, "Location: http://10.0.0.1/x?token=geheim\r\n", "");

        RecordedBody body = bench.download(bench.request("a.ts?sig=geheim"));

        assertThat(reason(body)).contains("10.0.0.1/x").doesNotContain("geheim");
    }

    private static Resume resume(int offset, String etag) {
        return new Resume(
                offset,
                ByteBuffer.wrap(Arrays.copyOfRange(CONTENT, offset - 4096, offset)),
                Optional.of(etag),
                OptionalLong.of(CONTENT.length));
    }

    /** Serves the part of CONTENT that is asked for. */
    private static void part(RawServer.Request request, OutputStream out, String head) throws IOException {
        String[] range = request.header("range").substring("bytes=".length()).split("-", -1);
        int first = Integer.parseInt(range[0]);
        int end = range[1].isEmpty() ? CONTENT.length : Integer.parseInt(range[1]) + 1;
        String told = "Content-Range: bytes " + first + "-" + (end - 1) + "/" + CONTENT.length + "\r\n";
        RawServer.send(out, 206, head + told, Arrays.copyOfRange(CONTENT, first, end));
    }

    private static void writeForEver(OutputStream out) throws IOException {
        byte[] block = new byte[65536];
        while (true) {
            out.write(block);
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(coded)) {
            out.write(bytes);
        }
        return coded.toByteArray();
    }

    private static byte[] deflate(byte[] bytes) throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(coded)) {
            out.write(bytes);
        }
        return coded.toByteArray();
    }
}
