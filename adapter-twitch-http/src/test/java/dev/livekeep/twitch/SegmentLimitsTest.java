package dev.livekeep.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.source.BodyEnd;
import dev.livekeep.testkit.RecordedBody;
import dev.livekeep.twitch.http.HttpLimits;
import dev.livekeep.twitch.http.HttpSettings;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is too large or never ends (design §7). */
@Tag("process")
class SegmentLimitsTest {

    private final Bench bench =
            new Bench(HttpSettings.defaults().withLimits(new HttpLimits(1 << 20, 1 << 20, 1 << 16, 4096)));

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aBombIsCutAtTheLimit() throws IOException {
        bench.server.on("/bomb.ts", 200, "Content-Encoding: gzip\r\n", Sample.gzip(new byte[100 << 20]));

        RecordedBody body = bench.download(bench.request("bomb.ts"));

        assertThat(Bench.reason(body)).isEqualTo("larger than 1048576 bytes");
        assertThat(body.body().length).isLessThanOrEqualTo(1 << 20);
    }

    @Test
    void anEndlessBodyIsCutAtTheLimit() {
        bench.server.on("/endless.ts", (request, out) -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
            writeForEver(out);
        });

        RecordedBody body = bench.download(bench.request("endless.ts"));

        assertThat(Bench.reason(body)).isEqualTo("larger than 1048576 bytes");
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
        assertThat(Bench.reason(body)).contains("99999999999 bytes are announced");
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

    private static void writeForEver(OutputStream out) throws IOException {
        byte[] block = new byte[65536];
        while (true) {
            out.write(block);
        }
    }
}
