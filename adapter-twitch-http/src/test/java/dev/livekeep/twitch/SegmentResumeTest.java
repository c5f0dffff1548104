package dev.livekeep.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.source.BodyEnd;
import dev.livekeep.domain.source.EndProof;
import dev.livekeep.domain.source.ResponseFacts;
import dev.livekeep.domain.source.Resume;
import dev.livekeep.testkit.RecordedBody;
import dev.livekeep.twitch.http.ClientKind;
import dev.livekeep.twitch.http.HttpSettings;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Design §4 Resuming: when the rest of a cut body may be had, and when not. */
@Tag("process")
class SegmentResumeTest {

    private static final int TOTAL = 100_000;
    private static final int AT = 60_000;
    private static final int AGAIN = AT - Resume.OVERLAP;
    private static final byte[] CONTENT = new byte[TOTAL];

    static {
        new Random(4).nextBytes(CONTENT);
    }

    private final Bench bench = new Bench(HttpSettings.defaults().over(client()));

    ClientKind client() {
        return HttpSettings.defaults().client();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static Resume cut(String etag, long total) {
        return new Resume(
                AT,
                ByteBuffer.wrap(Arrays.copyOfRange(CONTENT, AGAIN, AT)),
                Optional.of(etag).filter(text -> !text.isEmpty()),
                total < 0 ? OptionalLong.empty() : OptionalLong.of(total));
    }

    /** Answers with the part from {@code first} to {@code last}, and says that it is the one from {@code told}. */
    private void serve(int first, int last, String told, String head) {
        bench.server.on(
                "/a.ts",
                206,
                "Content-Range: bytes " + told + "\r\n" + head,
                Arrays.copyOfRange(CONTENT, first, last + 1));
    }

    private void serveRest(String head) {
        serve(AGAIN, TOTAL - 1, AGAIN + "-" + (TOTAL - 1) + "/" + TOTAL, head);
    }

    private RecordedBody resume(String etag, long total) {
        return bench.download(bench.resuming(cut(etag, total), "a.ts"));
    }

    private static String unanswered(RecordedBody body) {
        assertThat(body.facts()).isEmpty();
        assertThat(body.body()).isEmpty();
        return ((BodyEnd.NoAnswer) body.end().orElseThrow()).reason();
    }

    @Test
    void anEqualTotalVouchesWithoutAnyTag() {
        serveRest("");

        RecordedBody body = resume("", TOTAL);

        assertThat(body.body()).isEqualTo(Arrays.copyOfRange(CONTENT, AT, TOTAL));
        assertThat(body.end()).contains(new BodyEnd.Complete(EndProof.CHAIN));
        assertThat(body.facts()).contains(new ResponseFacts(206, OptionalLong.of(TOTAL), Optional.empty(), true, true));
        assertThat(bench.server.requests().getFirst().header("range")).isEqualTo("bytes=" + AGAIN + "-");
        assertThat(bench.server.requests().getFirst().header("if-range")).isEmpty();
    }

    @Test
    void aStrongTagVouchesWhereTheFirstAnswerHadNoLength() {
        serveRest("ETag: \"1\"\r\n");

        RecordedBody body = resume("\"1\"", -1);

        assertThat(body.end()).contains(new BodyEnd.Complete(EndProof.CHAIN));
    }

    @Test
    void withoutAnyTotalAChainIsNotProved() {
        serve(AGAIN, TOTAL - 1, AGAIN + "-" + (TOTAL - 1) + "/*", "ETag: \"1\"\r\n");

        RecordedBody body = resume("\"1\"", -1);

        assertThat(body.body()).isEqualTo(Arrays.copyOfRange(CONTENT, AT, TOTAL));
        assertThat(body.end()).contains(new BodyEnd.Complete(EndProof.NONE));
    }

    @Test
    void theTotalOfTheFirstAnswerIsWhatAChainMustReach() {
        serve(AGAIN, 79_999, AGAIN + "-79999/*", "ETag: \"1\"\r\n");

        assertThat(unanswered(resume("\"1\"", TOTAL))).contains("asked to the end, got to byte 79999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ETag: W/\"1\"\r\n", "ETag: 1\r\n", ""})
    void aWeakTagVouchesForNothing(String head) {
        serveRest(head);

        assertThat(unanswered(resume("\"1\"", -1))).contains("nothing vouches");
    }

    @Test
    void anotherTagIsAnotherBodyEvenOfTheSameLength() {
        serveRest("ETag: \"2\"\r\n");

        assertThat(unanswered(resume("\"1\"", TOTAL))).contains("another ETag");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "55905-99999/100000|got from 55905",
                "0-99999/100000|got from 0",
                "60000-99999/100000|got from 60000",
                "55904-99999/100001|it had 100000 bytes, now it has 100001",
                "55904-79999/100000|got to byte 79999",
                "99999-55904/100000|without a readable Content-Range",
                "55904-100000/100000|without a readable Content-Range",
                "*/100000|without a readable Content-Range",
                "x|without a readable Content-Range",
            })
    void aRangeThatWasNotAskedForIsNotGoneOnWith(String told, String words) {
        bench.server.on("/a.ts", (request, out) -> {
            RawServer.write(out, "HTTP/1.1 206 X\r\nETag: \"1\"\r\nContent-Range: bytes " + told + "\r\n\r\n");
            out.write(CONTENT, AGAIN, TOTAL - AGAIN);
            out.flush();
            request.socket().shutdownOutput();
        });

        assertThat(unanswered(resume("\"1\"", TOTAL))).contains(words);
    }

    @Test
    void aLengthThatBeliesTheRangeIsNotGoneOnWith() {
        serve(AGAIN, 80_000, AGAIN + "-" + (TOTAL - 1) + "/" + TOTAL, "");

        assertThat(unanswered(resume("", TOTAL))).contains("do not agree");
    }

    @Test
    void aCodedRestIsNotGoneOnWith() {
        serveRest("ETag: \"1\"\r\nContent-Encoding: gzip\r\n");

        assertThat(unanswered(resume("\"1\"", TOTAL))).contains("coded");
    }

    @Test
    void otherBytesInTheOverlapAreNotGoneOnWith() {
        byte[] other = Arrays.copyOfRange(CONTENT, AGAIN, TOTAL);
        other[Resume.OVERLAP - 1]++;
        bench.server.on("/a.ts", 206, "Content-Range: bytes " + AGAIN + "-99999/100000\r\n", other);

        assertThat(unanswered(resume("", TOTAL))).contains("are others");
    }

    @Test
    void anOverlapThatIsCutIsNotGoneOnWith() {
        bench.server.on("/a.ts", (request, out) -> {
            RawServer.write(out, "HTTP/1.1 206 X\r\nContent-Range: bytes " + AGAIN + "-99999/100000\r\n\r\n");
            out.write(CONTENT, AGAIN, 100);
            out.flush();
            request.socket().shutdownOutput();
        });

        assertThat(unanswered(resume("", TOTAL))).contains("are others");
    }

    @Test
    void aRestThatIsCutIsBrokenAndNoChain() {
        bench.server.on("/a.ts", (request, out) -> {
            RawServer.write(
                    out,
                    "HTTP/1.1 206 X\r\nContent-Range: bytes " + AGAIN + "-99999/100000\r\nConnection: close\r\n\r\n");
            out.write(CONTENT, AGAIN, 20_000);
            out.flush();
            request.socket().shutdownOutput();
        });

        RecordedBody body = resume("", TOTAL);

        assertThat(body.end()).get().isInstanceOf(BodyEnd.Broken.class);
        assertThat(body.body()).isEqualTo(Arrays.copyOfRange(CONTENT, AT, AGAIN + 20_000));
        assertThat(body.facts().map(ResponseFacts::resumed)).contains(true);
    }

    @Test
    void bytesBeyondTheRangeAreNotTaken() {
        bench.server.on("/a.ts", (request, out) -> {
            RawServer.write(
                    out,
                    "HTTP/1.1 206 X\r\nContent-Range: bytes " + AGAIN + "-99999/100000\r\nConnection: close\r\n\r\n");
            out.write(CONTENT, AGAIN, TOTAL - AGAIN);
            out.write(new byte[5000]);
            out.flush();
            request.socket().shutdownOutput();
        });

        RecordedBody body = resume("", TOTAL);

        assertThat(body.body()).isEqualTo(Arrays.copyOfRange(CONTENT, AT, TOTAL));
    }

    @Test
    void whatIsNotThereAnyMoreIsNoRefusal() {
        bench.server.on("/a.ts", 416, "Content-Range: bytes */10\r\n", "");

        assertThat(unanswered(resume("\"1\"", TOTAL))).contains("no such bytes any more");
    }

    @Test
    void anEncryptedSegmentBeginsAnew() {
        bench.server.on("/key", 404, "", "");
        bench.server.on("/a.ts", 200, "", CONTENT);

        RecordedBody body =
                bench.download(bench.resuming(cut("\"1\"", TOTAL), "a.ts", "#EXT-X-KEY:METHOD=AES-128,URI=\"key\""));

        assertThat(unanswered(body)).isEqualTo("key: status 404");
    }
}
