package dev.livekeep.twitch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.source.BodyEnd;
import dev.livekeep.domain.source.EndProof;
import dev.livekeep.testkit.RecordedBody;
import dev.livekeep.twitch.http.ClientKind;
import dev.livekeep.twitch.http.HttpSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The ends of bodies over HTTP/2, from a server that knows just enough of it (RFC 9113, upgraded from 1.1). */
@Tag("process")
class Http2Test {

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int END_STREAM = 1;
    private static final int ACK = 1;
    private static final int END_HEADERS = 4;
    /** {@code :status: 200} by its place in the static table. */
    private static final byte[] STATUS_200 = {(byte) 0x88};

    private final Bench bench = new Bench(HttpSettings.defaults().over(ClientKind.JDK_HTTP_2));

    @AfterEach
    void close() {
        bench.close();
    }

    private static void frame(ByteArrayOutputStream out, int type, int flags, int stream, byte[] payload) {
        out.writeBytes(new byte[] {0, (byte) (payload.length >> 8), (byte) payload.length, (byte) type, (byte) flags});
        out.writeBytes(new byte[] {0, 0, 0, (byte) stream});
        out.writeBytes(payload);
    }

    /** A header whose name stands in the static table: not indexed, both texts plain. */
    private static byte[] statusAndLength(String length) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes(STATUS_200);
        block.writeBytes(new byte[] {0x0f, 28 - 15, (byte) length.length()});
        block.writeBytes(length.getBytes(US_ASCII));
        return block.toByteArray();
    }

    private final RecordedBody body = new RecordedBody();

    /** Answers with these frames, and hangs up where there is no last one, once the others came. */
    private void serve(byte[] headers, byte[] last) {
        bench.server.on("/a.ts", (request, out) -> {
            assertThat(request.header("upgrade")).isEqualTo("h2c");
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes("HTTP/1.1 101 Switching\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n".getBytes(US_ASCII));
            frame(all, SETTINGS, 0, 0, new byte[0]);
            frame(all, SETTINGS, ACK, 0, new byte[0]);
            frame(all, HEADERS, END_HEADERS, 1, headers);
            frame(all, DATA, 0, 1, "abc".getBytes(UTF_8));
            all.writeBytes(last);
            out.write(all.toByteArray());
            out.flush();
            if (last.length == 0) {
                Bench.passUntil(() -> body.facts().isPresent());
                request.socket().shutdownOutput();
            }
            request.awaitClosed();
        });
    }

    private static byte[] last(int type, int flags, String payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame(frame, type, flags, 1, payload.getBytes(UTF_8));
        return frame.toByteArray();
    }

    private RecordedBody download() throws IOException {
        return bench.download(bench.request("a.ts"), body);
    }

    @Test
    void theEndOfTheStreamProvesABody() throws IOException {
        serve(STATUS_200, last(DATA, END_STREAM, "de"));

        download();

        assertThat(body.body()).asString().isEqualTo("abcde");
        assertThat(body.end()).contains(new BodyEnd.Complete(EndProof.H2_END));
    }

    @Test
    void anAnnouncedLengthProvesMore() throws IOException {
        serve(statusAndLength("5"), last(DATA, END_STREAM, "de"));

        assertThat(download().end()).contains(new BodyEnd.Complete(EndProof.LENGTH));
    }

    @Test
    void aStreamThatEndsBeforeItsLengthIsBroken() throws IOException {
        serve(statusAndLength("9"), last(DATA, END_STREAM, "de"));

        assertThat(download().end()).get().isInstanceOf(BodyEnd.Broken.class);
    }

    @RepeatedTest(20)
    void aStreamThatIsResetIsBroken() throws IOException {
        serve(STATUS_200, last(RST_STREAM, 0, "\0\0\0\2"));

        assertThat(download().end()).get().isInstanceOf(BodyEnd.Broken.class);
    }

    @Test
    void aStreamWhoseConnectionEndsIsBroken() throws IOException {
        serve(STATUS_200, new byte[0]);

        assertThat(download().end()).get().isInstanceOf(BodyEnd.Broken.class);
    }
}
