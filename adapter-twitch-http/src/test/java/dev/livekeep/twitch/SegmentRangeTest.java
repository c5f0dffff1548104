package dev.livekeep.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.source.BodyEnd;
import dev.livekeep.domain.source.EndProof;
import dev.livekeep.domain.source.ResponseFacts;
import dev.livekeep.domain.source.Resume;
import dev.livekeep.testkit.RecordedBody;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Parts of a resource: byte ranges that a playlist lists, and the rest of a body that was cut. */
@Tag("process")
class SegmentRangeTest {

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aByteRangeIsAskedForAndChecked() {
        bench.server.on("/a.ts", (request, out) -> Sample.part(request, out, ""));

        RecordedBody body = bench.download(bench.request("a.ts", "#EXT-X-BYTERANGE:1000@500"));

        assertThat(body.body()).isEqualTo(Arrays.copyOfRange(Sample.BYTES, 500, 1500));
        assertThat(body.end()).contains(new BodyEnd.Complete(EndProof.LENGTH));
        assertThat(body.facts().map(ResponseFacts::status)).contains(206);
        assertThat(body.facts().map(ResponseFacts::total)).contains(OptionalLong.of(1000));
    }

    @Test
    void aByteRangeIsCutOutOfAWholeAnswer() {
        bench.server.on("/a.ts", 200, "", Sample.BYTES);

        RecordedBody body = bench.download(bench.request("a.ts", "#EXT-X-BYTERANGE:1000@500"));

        assertThat(body.body()).isEqualTo(Arrays.copyOfRange(Sample.BYTES, 500, 1500));
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

        assertThat(Bench.reason(wrong)).isEqualTo("asked for bytes 5-14, got 0-9");
        assertThat(Bench.reason(untold)).contains("without a readable Content-Range");
        assertThat(Bench.reason(unasked)).contains("no part was asked for");
    }

    @Test
    void aCutBodyIsGoneOnWith() {
        bench.server.on("/a.ts", (request, out) -> Sample.part(request, out, "ETag: \"1\"\r\n"));

        RecordedBody body = bench.download(bench.resuming(resume(100_000, "\"1\""), "a.ts"));

        assertThat(body.body()).isEqualTo(Arrays.copyOfRange(Sample.BYTES, 100_000, 200_000));
        assertThat(body.facts().map(ResponseFacts::resumed)).contains(true);
        assertThat(body.end()).contains(new BodyEnd.Complete(EndProof.CHAIN));
        assertThat(bench.server.requests().getFirst().header("range")).isEqualTo("bytes=95904-");
        assertThat(bench.server.requests().getFirst().header("if-range")).isEqualTo("\"1\"");
    }

    @Test
    void aCutRangeIsGoneOnWithInsideItsRange() {
        bench.server.on("/a.ts", (request, out) -> Sample.part(request, out, "ETag: \"1\"\r\n"));
        Resume cut = new Resume(
                5_000,
                ByteBuffer.wrap(Arrays.copyOfRange(Sample.BYTES, 50_904, 55_000)),
                Optional.of("\"1\""),
                OptionalLong.of(10_000));

        RecordedBody body = bench.download(bench.resuming(cut, "a.ts", "#EXT-X-BYTERANGE:10000@50000"));

        assertThat(body.body()).isEqualTo(Arrays.copyOfRange(Sample.BYTES, 55_000, 60_000));
        assertThat(body.end()).contains(new BodyEnd.Complete(EndProof.CHAIN));
    }

    @Test
    void aWholeAnswerInsteadOfTheRestBeginsAnew() {
        bench.server.on("/a.ts", 200, "", Sample.BYTES);

        RecordedBody body = bench.download(bench.resuming(resume(100_000, "\"1\""), "a.ts"));

        assertThat(body.body()).isEqualTo(Sample.BYTES);
        assertThat(body.facts().map(ResponseFacts::resumed)).contains(false);
        assertThat(body.end()).contains(new BodyEnd.Complete(EndProof.LENGTH));
    }

    @Test
    void otherBytesAnotherTotalOrAnotherTagAreNotGoneOnWith() {
        bench.server.on("/a.ts", (request, out) -> Sample.part(request, out, "ETag: \"2\"\r\n"));
        bench.server.on("/b.ts", (request, out) -> Sample.part(request, out, "ETag: \"1\"\r\n"));
        bench.server.on("/c.ts", 206, "Content-Range: bytes 95904-95913/777\r\n", "0123456789");
        Resume others = new Resume(100_000, ByteBuffer.allocate(4096), Optional.of("\"1\""), OptionalLong.of(200_000));

        RecordedBody tag = bench.download(bench.resuming(resume(100_000, "\"1\""), "a.ts"));
        RecordedBody bytes = bench.download(bench.resuming(others, "b.ts"));
        RecordedBody total = bench.download(bench.resuming(resume(100_000, "\"1\""), "c.ts"));

        assertThat(Bench.reason(tag)).isEqualTo("cannot resume: it has another ETag");
        assertThat(Bench.reason(bytes)).isEqualTo("cannot resume: the bytes asked for again are others");
        assertThat(Bench.reason(total)).contains("without a readable Content-Range");
        assertThat(bytes.end()).get().isInstanceOf(BodyEnd.NoAnswer.class);
        assertThat(bytes.facts()).isEmpty();
    }

    @Test
    void aCutThatNothingVouchesForBeginsAnew() {
        bench.server.on("/a.ts", 200, "", Sample.BYTES);
        Resume bare = new Resume(
                100, ByteBuffer.wrap(Arrays.copyOf(Sample.BYTES, 100)), Optional.empty(), OptionalLong.empty());

        RecordedBody body = bench.download(bench.resuming(bare, "a.ts"));

        assertThat(body.body()).isEqualTo(Sample.BYTES);
        assertThat(bench.server.requests().getFirst().header("range")).isEmpty();
    }

    private static Resume resume(int offset, String etag) {
        return new Resume(
                offset,
                ByteBuffer.wrap(Arrays.copyOfRange(Sample.BYTES, offset - 4096, offset)),
                Optional.of(etag),
                OptionalLong.of(Sample.BYTES.length));
    }
}
