package dev.livekeep.twitch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.source.BodyEnd;
import dev.livekeep.testkit.RecordedBody;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Init sections and keys: fetched once, kept within bounds, asked for again in time. */
@Tag("process")
class SmallResourceTest {

    private static final Duration NO_LONGER_FRESH = Duration.ofMinutes(6);
    private static final byte[] CONTENT = new byte[10_000];

    static {
        new Random(5).nextBytes(CONTENT);
    }

    private final Bench bench = new Bench();

    @BeforeEach
    void serveMedia() {
        bench.server.on("/a.m4s", 200, "", "media");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private RecordedBody download(String map) {
        return bench.download(bench.request("a.m4s", "#EXT-X-MAP:URI=" + map));
    }

    private static String unanswered(RecordedBody body) {
        return ((BodyEnd.NoAnswer) body.end().orElseThrow()).reason();
    }

    private static void part(RawServer.Request request, OutputStream out) throws IOException {
        String[] range = request.header("range").substring("bytes=".length()).split("-", -1);
        int first = Integer.parseInt(range[0]);
        int last = Integer.parseInt(range[1]);
        String head = "Content-Range: bytes " + first + "-" + last + "/" + CONTENT.length + "\r\n";
        RawServer.send(out, 206, head, Arrays.copyOfRange(CONTENT, first, last + 1));
    }

    @Test
    void twoPartsOfOneResourceAreTwoInitSections() {
        bench.server.on("/init.mp4", SmallResourceTest::part);

        RecordedBody first = download("\"init.mp4\",BYTERANGE=\"100@0\"");
        RecordedBody second = download("\"init.mp4\",BYTERANGE=\"100@500\"");
        RecordedBody again = download("\"init.mp4\",BYTERANGE=\"100@0\"");

        assertThat(first.init()).isEqualTo(Arrays.copyOf(CONTENT, 100));
        assertThat(second.init()).isEqualTo(Arrays.copyOfRange(CONTENT, 500, 600));
        assertThat(again.init()).isEqualTo(first.init());
        assertThat(bench.server.requests("/init.mp4")).hasSize(2);
    }

    @Test
    void aPartIsCutOutOfAWholeAnswerAndAnotherPartIsRefused() {
        bench.server.on("/whole.mp4", 200, "", CONTENT);
        bench.server.on("/short.mp4", 200, "", Arrays.copyOf(CONTENT, 550));
        bench.server.on("/other.mp4", 206, "Content-Range: bytes 0-99/10000\r\n", Arrays.copyOf(CONTENT, 100));

        RecordedBody whole = download("\"whole.mp4\",BYTERANGE=\"100@500\"");
        RecordedBody tooShort = download("\"short.mp4\",BYTERANGE=\"100@500\"");
        RecordedBody other = download("\"other.mp4\",BYTERANGE=\"100@500\"");

        assertThat(whole.init()).isEqualTo(Arrays.copyOfRange(CONTENT, 500, 600));
        assertThat(unanswered(tooShort)).isEqualTo("init section: asked for bytes=500-599, got less");
        assertThat(unanswered(other)).isEqualTo("init section: asked for bytes=500-599, got another part");
    }

    @Test
    void afterFiveMinutesItIsAskedWhetherItIsStillTheSame() {
        bench.server.on("/init.mp4", (request, out) -> {
            boolean known = request.header("if-none-match").equals("\"1\"");
            String head = "HTTP/1.1 304 Not Modified\r\n\r\n";
            if (known) {
                RawServer.write(out, head);
            } else {
                RawServer.send(out, 200, "ETag: \"1\"\r\n", "first".getBytes(UTF_8));
            }
        });
        download("\"init.mp4\"");
        bench.skip(NO_LONGER_FRESH);

        RecordedBody later = download("\"init.mp4\"");
        download("\"init.mp4\"");

        assertThat(later.init()).asString().isEqualTo("first");
        assertThat(bench.server.requests("/init.mp4")).hasSize(2);
    }

    @Test
    void aPartIsAskedForAgainAfterFiveMinutesAndCheckedAgain() {
        bench.server.on("/init.mp4", SmallResourceTest::part);
        download("\"init.mp4\",BYTERANGE=\"100@500\"");
        bench.skip(NO_LONGER_FRESH);
        byte[] other = new byte[100];
        bench.server.on("/init.mp4", 206, "Content-Range: bytes 500-599/10000\r\n", other);

        RecordedBody later = download("\"init.mp4\",BYTERANGE=\"100@500\"");
        bench.skip(NO_LONGER_FRESH);
        bench.server.on("/init.mp4", 206, "Content-Range: bytes 0-99/10000\r\n", Arrays.copyOf(CONTENT, 100));
        RecordedBody wrong = download("\"init.mp4\",BYTERANGE=\"100@500\"");

        assertThat(later.init()).isEqualTo(other);
        assertThat(wrong.init()).as("the old one, where another part came").isEqualTo(other);
    }

    @Test
    void aKeyIsAskedForAgainAfterFiveMinutes() {
        bench.server.on("/key", 200, "", "a key of 16 byte");
        String tag = "#EXT-X-KEY:METHOD=AES-128,URI=\"key\"";
        bench.server.on("/a.m4s", 404, "", "");
        bench.download(bench.request("a.m4s", tag));
        bench.download(bench.request("a.m4s", tag));
        int before = bench.server.requests("/key").size();

        bench.skip(NO_LONGER_FRESH);
        bench.download(bench.request("a.m4s", tag));

        assertThat(before).isEqualTo(1);
        assertThat(bench.server.requests("/key")).hasSize(2);
    }

    @Test
    void anInitSectionThatChangedUnderItsAddressIsTakenAnew() {
        bench.server.on("/init.mp4", 200, "", "first");
        download("\"init.mp4\"");
        bench.server.on("/init.mp4", 200, "", "second");
        bench.skip(NO_LONGER_FRESH);

        assertThat(download("\"init.mp4\"").init()).asString().isEqualTo("second");
    }

    @Test
    void theOldOneServesWhileTheOriginIsInTroubleButNotWhenItRefuses() {
        bench.server.on("/init.mp4", 200, "", "first");
        download("\"init.mp4\"");
        bench.skip(NO_LONGER_FRESH);
        bench.server.on("/init.mp4", 503, "", "");
        RecordedBody inTrouble = download("\"init.mp4\"");
        bench.skip(NO_LONGER_FRESH);
        bench.server.on("/init.mp4", 404, "", "");

        RecordedBody refused = download("\"init.mp4\"");

        assertThat(inTrouble.init()).asString().isEqualTo("first");
        assertThat(unanswered(refused)).isEqualTo("init section: status 404");
    }

    @Test
    void aFailureIsNotRemembered() {
        bench.server.on("/init.mp4", 500, "", "");
        RecordedBody first = download("\"init.mp4\"");
        bench.server.on("/init.mp4", 200, "", "init");

        RecordedBody second = download("\"init.mp4\"");

        assertThat(unanswered(first)).isEqualTo("init section: status 500");
        assertThat(second.init()).asString().isEqualTo("init");
    }

    @Test
    void aCutInitSectionIsNeverPutBeforeASegment() {
        bench.server.on("/cut.mp4", (request, out) -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
            request.socket().shutdownOutput();
        });
        bench.server.on("/unproved.mp4", (request, out) -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\n\r\n\0\0\0 ftypmp42\0\0");
            request.socket().shutdownOutput();
        });

        RecordedBody cut = download("\"cut.mp4\"");
        RecordedBody unproved = download("\"unproved.mp4\"");

        assertThat(unanswered(cut)).startsWith("init section: ");
        assertThat(unanswered(unproved)).isEqualTo("init section: nothing tells that all of it came");
        assertThat(bench.server.requests("/a.m4s")).isEmpty();
    }

    @Test
    void anInitSectionWithoutLengthIsTakenIfItsBoxesAreWhole() {
        bench.server.on("/init.mp4", (request, out) -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\n\r\n\0\0\0\u000cftypmp42\0\0\0\u0008moov");
            request.socket().shutdownOutput();
        });

        assertThat(download("\"init.mp4\"").init()).hasSize(20);
    }

    @Test
    void anInitSectionThatIsTooLargeIsRefused() {
        bench.server.on("/init.mp4", 200, "", new byte[(4 << 20) + 1]);
        bench.server.on("/range.mp4", SmallResourceTest::part);

        assertThat(unanswered(download("\"init.mp4\""))).contains("at most 4194304 bytes");
        assertThat(unanswered(download("\"range.mp4\",BYTERANGE=\"4194305@0\"")))
                .contains("at most 4194304 bytes");
        assertThat(bench.server.requests("/range.mp4")).hasSize(1);
    }

    @Test
    void noMoreThanSomeAreKept() {
        for (int i = 0; i < 257; i++) {
            bench.server.on("/init" + i + ".mp4", 200, "", "init" + i);
            download("\"init" + i + ".mp4\"");
        }

        download("\"init256.mp4\"");
        download("\"init0.mp4\"");

        assertThat(bench.server.requests("/init256.mp4")).hasSize(1);
        assertThat(bench.server.requests("/init0.mp4")).hasSize(2);
    }

    @Test
    void whatIsFetchedForManyAtOnceIsFetchedOnce() {
        RecordedBody[] bodies = new RecordedBody[8];
        bench.server.on("/init.mp4", (request, out) -> {
            Bench.passUntil(() -> Arrays.stream(bodies).allMatch(body -> body != null));
            RawServer.send(out, 200, "", "init".getBytes(UTF_8));
        });

        for (int i = 0; i < bodies.length; i++) {
            RecordedBody body = new RecordedBody();
            bench.sources.segments().fetch(bench.request("a.m4s", "#EXT-X-MAP:URI=\"init.mp4\""), body);
            bodies[i] = body;
        }
        Bench.passUntil(() -> Arrays.stream(bodies).allMatch(RecordedBody::isOver));

        assertThat(bodies).allSatisfy(body -> assertThat(body.init()).asString().isEqualTo("init"));
        assertThat(bench.server.requests("/init.mp4")).hasSize(1);
    }
}
