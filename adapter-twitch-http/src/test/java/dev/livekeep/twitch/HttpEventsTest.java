package dev.livekeep.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.source.SegmentRequest;
import dev.livekeep.domain.source.SourceType;
import dev.livekeep.ports.Call;
import dev.livekeep.ports.HttpEvents;
import dev.livekeep.testkit.RecordedBody;
import dev.livekeep.twitch.http.HttpSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Contract §12: what is told of each exchange. */
@Tag("process")
class HttpEventsTest implements HttpEvents {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Bench bench = new Bench(HttpSettings.defaults(), this, "yt-dlp", twitch -> twitch);

    @Override
    public void sent(Labels labels) {
        told.add("sent " + text(labels));
    }

    @Override
    public void answered(Labels labels, String status, Duration latency, OptionalLong contentLength) {
        assertThat(latency).isPositive();
        told.add("answered " + text(labels) + " " + status
                + (contentLength.isPresent() ? " " + contentLength.getAsLong() : ""));
    }

    private String text(Labels labels) {
        return labels.name() + " " + labels.method() + " "
                + labels.domain().replace(Integer.toString(bench.server.port()), "PORT");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void eachKindOfExchangeHasItsName() {
        bench.server.on("/gql", 200, "", FakeTwitch.GIVEN);
        bench.server.on("/usher/api/v2/channel/hls/somebody.m3u8", 200, "", FakeTwitch.VARIANTS);
        bench.server.on("/init", 200, "", "init");
        bench.server.on("/a.m4s", 200, "", "media");

        bench.find(new SourceType.Twitch("somebody"));
        bench.find(new SourceType.Url(bench.server.uri("/nothing?token=geheim")));
        bench.poll(bench.server.uri("/nothing"), LONG);
        bench.download(bench.request("a.m4s", "#EXT-X-MAP:URI=\"init\""));

        assertThat(told)
                .containsExactly(
                        "sent twitch_get_access_token POST 127.0.0.1:PORT",
                        "answered twitch_get_access_token POST 127.0.0.1:PORT 200 " + FakeTwitch.GIVEN.length(),
                        "sent twitch_get_master_playlist GET 127.0.0.1:PORT",
                        "answered twitch_get_master_playlist GET 127.0.0.1:PORT 200 " + FakeTwitch.VARIANTS.length(),
                        "sent url_master_playlist GET 127.0.0.1:PORT",
                        "answered url_master_playlist GET 127.0.0.1:PORT 404 13",
                        "sent get_media_playlist GET 127.0.0.1:PORT",
                        "answered get_media_playlist GET 127.0.0.1:PORT 404 13",
                        "sent get_map_data GET 127.0.0.1:PORT",
                        "answered get_map_data GET 127.0.0.1:PORT 200 4",
                        "sent get_segment GET 127.0.0.1:PORT",
                        "answered get_segment GET 127.0.0.1:PORT 200 5");
    }

    @Test
    void aRedirectedExchangeIsOneWithTheLastStatus() {
        bench.server.on("/live", 302, "Location: /moved\r\n", "");
        bench.server.on("/moved", 503, "", "later");

        bench.find(new SourceType.Url(URI.create("http://me:pass@127.0.0.1:" + bench.server.port() + "/live")));

        assertThat(told)
                .containsExactly(
                        "sent url_master_playlist GET 127.0.0.1:PORT",
                        "answered url_master_playlist GET 127.0.0.1:PORT 503 5");
    }

    @Test
    void whatGetsNoAnswerIsAnsweredWithAnError() {
        bench.server.on("/silent.ts", (request, out) -> request.awaitClosed());
        RecordedBody body = new RecordedBody();
        Call call = bench.sources.segments().fetch(bench.request("silent.ts"), body);
        Bench.passUntil(() -> bench.server.requests().size() == 1);

        call.cancel();
        Bench.passUntil(body::isOver);
        bench.download(new SegmentRequest(
                bench.local(), bench.segment("http://10.0.0.1/x"), ClientRole.FIRST, Optional.empty()));

        assertThat(told)
                .containsExactly(
                        "sent get_segment GET 127.0.0.1:PORT",
                        "answered get_segment GET 127.0.0.1:PORT error",
                        "sent get_segment GET 10.0.0.1",
                        "answered get_segment GET 10.0.0.1 error");
    }
}
