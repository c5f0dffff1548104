package dev.livekeep.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.source.BodyEnd;
import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.source.SourceType;
import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.ports.PlaylistSource.MediaRequest;
import dev.livekeep.testkit.RecordedBody;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** After a close nothing is left: no thread, no connection, no call without its last word. */
@Tag("process")
class CloseTest {

    private static final Duration LONG = Duration.ofHours(1);

    /** All but those of the bench and its server, which lend theirs, and of the JDK's common pool, which ends by itself. */
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("bench-"))
                .filter(thread -> !thread.getName().startsWith("raw-"))
                .filter(thread -> !thread.getName().startsWith("ForkJoinPool.commonPool-"))
                .collect(Collectors.toSet());
    }

    @Test
    void everyCallIsAnsweredAndNoThreadOrConnectionIsLeft() {
        Set<Thread> before = threads();
        List<Object> answers = new CopyOnWriteArrayList<>();
        List<RecordedBody> bodies = new ArrayList<>();
        try (Bench bench = new Bench()) {
            bench.server.on("/done.ts", 200, "", "done");
            bench.server.on("/silent", (request, out) -> request.awaitClosed());
            bench.server.on("/stalled", (request, out) -> {
                RawServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n#EXTM3U\n");
                request.awaitClosed();
            });
            bench.download(bench.request("done.ts"));
            for (String path : List.of("silent", "stalled")) {
                for (ClientRole role : ClientRole.values()) {
                    RecordedBody body = new RecordedBody();
                    bodies.add(body);
                    bench.sources.segments().fetch(bench.request(path), body);
                    MediaRequest poll = new MediaRequest(bench.local(), bench.server.uri("/" + path), role, LONG);
                    bench.sources.playlists().fetchMedia(poll, answers::add);
                }
            }
            bench.sources
                    .playlists()
                    .findStream(
                            Bench.channel(new SourceType.Url(bench.server.uri("/silent"))),
                            ClientRole.FIRST,
                            LONG,
                            answers::add);
            Bench.passUntil(() -> bench.server.requests().size() == 10);

            bench.sources.close();

            assertThat(threads()).isSubsetOf(before);
            assertThat(answers).hasSize(5).allSatisfy(CloseTest::assertClosed);
            assertThat(bodies).allSatisfy(body -> assertThat(body.isOver()).isTrue());
            Bench.passUntil(() -> bench.server.open() == 0);
        }
    }

    private static void assertClosed(Object answer) {
        assertThat(answer).isIn(new MediaAnswer.Failed("closed"), new StreamAnswer.Failed("closed"));
    }

    @Test
    void whoComesTooLateIsToldSo() {
        List<Object> answers = new CopyOnWriteArrayList<>();
        RecordedBody body = new RecordedBody();
        try (Bench bench = new Bench()) {
            bench.sources.close();
            bench.sources.close();

            bench.sources.segments().fetch(bench.request("a.ts"), body);
            bench.sources
                    .playlists()
                    .fetchMedia(
                            new MediaRequest(bench.local(), bench.server.uri("/a"), ClientRole.FIRST, LONG),
                            answers::add);

            assertThat(answers).containsExactly(new MediaAnswer.Failed("closed"));
            assertThat(body.end()).contains(new BodyEnd.NoAnswer("closed"));
            assertThat(bench.server.accepted()).isZero();
        }
    }

    @Test
    void manyOpenedAndClosedLeaveNothing() {
        Set<Thread> before = threads();

        for (int i = 0; i < 10; i++) {
            try (Bench bench = new Bench()) {
                bench.server.on("/a.ts", 200, "", "a");
                bench.download(bench.request("a.ts"));
            }
        }

        assertThat(threads()).isSubsetOf(before);
    }
}
