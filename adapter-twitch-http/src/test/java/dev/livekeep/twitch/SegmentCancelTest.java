package dev.livekeep.twitch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.source.SegmentRequest;
import dev.livekeep.ports.Call;
import dev.livekeep.testkit.RecordedBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A download that is cancelled ends at once, and only that (design §4 Cancelling). */
@Tag("process")
class SegmentCancelTest {

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
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

        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
        assertThat(Bench.reason(silent)).isEqualTo("cancelled");
        assertThat(stalled.body()).asString().isEqualTo("abc");
        assertThat(Bench.reason(stalled)).isEqualTo("cancelled");
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

        assertThat(Bench.reason(first)).isEqualTo("cancelled");
        assertThat(second.body()).asString().isEqualTo("media");
    }
}
