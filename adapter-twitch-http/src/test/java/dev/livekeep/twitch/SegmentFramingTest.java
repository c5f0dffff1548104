package dev.livekeep.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.source.BodyEnd;
import dev.livekeep.domain.source.EndProof;
import dev.livekeep.domain.source.ResponseFacts;
import dev.livekeep.testkit.RecordedBody;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How the end of a body is marked, and how its bytes may be coded. */
@Tag("process")
class SegmentFramingTest {

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
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

        assertThat(Bench.reason(body)).contains("cannot both be true");
        assertThat(body.facts()).isEmpty();
    }

    @Test
    void identityIsAskedForAndACodedAnswerIsUndoneButNeverResumable() throws IOException {
        bench.server.on("/gzip.ts", 200, "Content-Encoding: gzip\r\nETag: \"1\"\r\n", Sample.gzip(Sample.BYTES));
        bench.server.on("/deflate.ts", 200, "Content-Encoding: deflate\r\n", Sample.deflate(Sample.BYTES));

        RecordedBody gzip = bench.download(bench.request("gzip.ts"));
        RecordedBody deflate = bench.download(bench.request("deflate.ts"));

        assertThat(gzip.body()).isEqualTo(Sample.BYTES);
        assertThat(gzip.end()).contains(new BodyEnd.Complete(EndProof.LENGTH));
        assertThat(gzip.facts().map(ResponseFacts::resumable)).contains(false);
        assertThat(deflate.body()).isEqualTo(Sample.BYTES);
        assertThat(bench.server.requests().getFirst().header("accept-encoding")).isEqualTo("identity");
    }

    @Test
    void anUnknownCodingIsNoBody() {
        bench.server.on("/a.ts", 200, "Content-Encoding: br\r\n", "x");

        RecordedBody body = bench.download(bench.request("a.ts"));

        assertThat(Bench.reason(body)).contains("content coding \"br\"");
    }
}
