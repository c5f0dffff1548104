package dev.livekeep.twitch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.source.SourceType;
import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.ports.Call;
import dev.livekeep.testkit.RecordedBody;
import dev.livekeep.twitch.http.ClientKind;
import dev.livekeep.twitch.http.HttpSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A server that says one byte now and then, and never comes to an end, in whichever phase of an exchange: what has a
 * limit of time ends by it, what can be cancelled can be so at any time, and nothing is left open (design §7).
 */
@Tag("process")
class SlowlorisTest {
    private static final Duration HARD = Duration.ofMillis(300);
    private static final int BETWEEN_BYTES = 20;

    private final Bench bench = new Bench(HttpSettings.defaults().over(client()));

    ClientKind client() {
        return HttpSettings.defaults().client();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** Where the server becomes slow. */
    enum Phase {
        /** The server never answers the client's hello. */
        HANDSHAKE("", ""),
        SILENCE("", ""),
        STATUS_LINE("", "HTTP/1.1 200 " + "K".repeat(10_000)),
        HEADERS("HTTP/1.1 200 OK\r\n", "X-More: of the same\r\n".repeat(500)),
        BODY("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n", "#".repeat(10_000)),
        CHUNKED("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\n#\r\n".repeat(2_000)),
        REDIRECT("HTTP/1.1 302 Found\r\n", "X-More: of the same\r\n".repeat(500));

        private final String atOnce;
        private final String slowly;

        Phase(String atOnce, String slowly) {
            this.atOnce = atOnce;
            this.slowly = slowly;
        }
    }

    private URI slow(Phase phase, String path) {
        bench.server.on(path, (request, out) -> {
            if (phase.slowly.isEmpty()) {
                request.awaitClosed();
                return;
            }
            RawServer.write(out, phase.atOnce);
            drip(request, out, phase.slowly.getBytes(UTF_8));
        });
        return phase == Phase.HANDSHAKE
                ? URI.create("https://127.0.0.1:" + bench.server.port() + path)
                : bench.server.uri(path);
    }

    /** A byte, and then the peer has some time to close. */
    private static void drip(RawServer.Request request, OutputStream out, byte[] bytes) throws IOException {
        request.socket().setSoTimeout(BETWEEN_BYTES);
        for (byte one : bytes) {
            out.write(one);
            out.flush();
            try {
                if (request.socket().getInputStream().read() < 0) {
                    return;
                }
            } catch (SocketTimeoutException stillThere) {
                // and the next
            }
        }
    }

    private void assertNothingIsLeftOpen() {
        Bench.passUntil(() -> bench.server.open() == 0);
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void aPollEndsByItsLimit(Phase phase) {
        MediaAnswer answer = bench.poll(slow(phase, "/slow.m3u8"), HARD);

        assertThat(answer).isInstanceOf(MediaAnswer.Failed.class);
        assertNothingIsLeftOpen();
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void aLookForTheStreamEndsByItsLimit(Phase phase) {
        StreamAnswer answer = bench.find(new SourceType.Url(slow(phase, "/slow.m3u8")), HARD);

        assertThat(answer).isInstanceOf(StreamAnswer.Failed.class);
        assertNothingIsLeftOpen();
    }

    @ParameterizedTest
    @EnumSource(value = Phase.class, mode = EnumSource.Mode.EXCLUDE, names = "HANDSHAKE")
    void aTokenThatNeverComesEndsTheLookByItsLimit(Phase phase) {
        slow(phase, "/gql");

        StreamAnswer answer = bench.find(new SourceType.Twitch("somebody"), HARD);

        assertThat(answer).isInstanceOf(StreamAnswer.Failed.class);
        assertNothingIsLeftOpen();
    }

    @ParameterizedTest
    @EnumSource(value = Phase.class, mode = EnumSource.Mode.EXCLUDE, names = "HANDSHAKE")
    void aSegmentCanBeCancelled(Phase phase) {
        slow(phase, "/slow.ts");

        assertThatCancellingEnds("slow.ts");
    }

    @ParameterizedTest
    @EnumSource(value = Phase.class, mode = EnumSource.Mode.EXCLUDE, names = "HANDSHAKE")
    void aSegmentThatWaitsForItsKeyCanBeCancelled(Phase phase) {
        slow(phase, "/key");
        bench.server.on("/a.ts", 200, "", "media");

        assertThatCancellingEnds("a.ts", "#EXT-X-KEY:METHOD=AES-128,URI=\"key\"");
    }

    private void assertThatCancellingEnds(String uri, String... tags) {
        RecordedBody body = new RecordedBody();
        Call call = bench.sources.segments().fetch(bench.request(uri, tags), body);
        Bench.passUntil(() -> !bench.server.requests().isEmpty());

        call.cancel();
        Bench.passUntil(body::isOver);

        assertThat(Bench.reason(body)).endsWith("cancelled");
        assertNothingIsLeftOpen();
    }

    @Test
    void nobodyElseWaits() {
        bench.server.on("/good.m3u8", 200, "", "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n1.ts\n");
        List<RecordedBody> slow = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            String name = phase.name().toLowerCase(Locale.ROOT) + ".ts";
            slow(phase, "/" + name);
            slow.add(new RecordedBody());
            bench.sources.segments().fetch(bench.request(name), slow.getLast());
        }
        Bench.passUntil(() -> bench.server.requests().size() == slow.size());

        MediaAnswer answer = bench.poll(bench.server.uri("/good.m3u8"), Duration.ofSeconds(20));

        assertThat(answer).isInstanceOf(MediaAnswer.Listed.class);
        assertThat(slow).noneMatch(RecordedBody::isOver);
    }
}
