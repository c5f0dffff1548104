package dev.livekeep.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.fault.FaultScript;
import dev.livekeep.origin.journal.JournalEvent;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong answers: what a client is told, and what the journal says of it. */
class AnswerFaultTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-06T22:15:40Z"));
    private final Client client = new Client();
    private SimulatedOrigin origin;
    private URI segment;
    private byte[] whole;

    @BeforeEach
    void start() throws Exception {
        origin = SimulatedOrigin.start(OriginConfig.defaults()
                .withChannels(ChannelConfig.ts("alpha", 800_000), ChannelConfig.fmp4("beta", 800_000))
                .withEdges(2, 0)
                .withClock(clock));
        segment = origin.base().resolve("/url/alpha/480p30/7.ts");
        whole = client.get(segment).body();
    }

    @AfterEach
    void stop() {
        origin.close();
        client.close();
    }

    private HttpResponse<byte[]> under(String fault, String... headers) throws Exception {
        origin.follow(FaultScript.parse("always kind=segment : " + fault));
        return client.get(segment, headers);
    }

    private void assertNoted(String fault, int status, boolean complete) throws InterruptedException {
        JournalEvent.Asked noted = origin.journal()
                .await(JournalEvent.Asked.class, 2, Duration.ofSeconds(20))
                .get(1);
        assertThat(noted.fault()).hasValue(fault);
        assertThat(noted.status()).isEqualTo(status);
        assertThat(noted.complete()).isEqualTo(complete);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 410, 429, 500, 502, 503, 504})
    void statusIsSaid(int code) throws Exception {
        assertThat(under("status " + code).statusCode()).isEqualTo(code);
        assertNoted("status", code, false);
    }

    @Test
    void outageConcernsEverything() throws Exception {
        origin.follow(FaultScript.parse("0s..10s : outage"));

        assertThat(client.get(segment).statusCode()).isEqualTo(503);
        assertThat(client.get(origin.multivariant("alpha")).statusCode()).isEqualTo(503);
        assertThat(client.post(origin.gql(), "{}").statusCode()).isEqualTo(503);
        assertNoted("outage", 503, false);
        clock.advance(Duration.ofSeconds(10));
        assertThat(client.get(segment).statusCode()).isEqualTo(200);
    }

    @Test
    void emptyBodyIsWellFramed() throws Exception {
        var answer = under("empty");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Length")).isEqualTo("0");
        assertThat(answer.body()).isEmpty();
        assertNoted("empty", 200, false);
    }

    @Test
    void shortBodyIsWellFramedAndHoldsWholePackets() throws Exception {
        var answer = under("short 0.3");

        assertThat(header(answer, "Content-Length")).isEqualTo(String.valueOf(answer.body().length));
        assertThat(answer.body().length % 188).isZero();
        assertThat(answer.body().length).isBetween((int) (whole.length * 0.25), (int) (whole.length * 0.3));
        assertThat(whole).startsWith(answer.body());
        assertNoted("short", 200, false);
    }

    @Test
    void shortFragmentedBodyEndsBetweenFragments() throws Exception {
        origin.follow(FaultScript.parse("always : short 0.9"));

        byte[] body =
                client.get(origin.base().resolve("/url/beta/480p30/7.m4s")).body();

        int end = 0;
        while (end < body.length) {
            end += ByteBuffer.wrap(body).getInt(end);
        }
        assertThat(end).isEqualTo(body.length);
        assertThat(body.length).isGreaterThan(1000);
    }

    @Test
    void mediaTypeIsWrongAndTheBodyRight() throws Exception {
        var answer = under("content-type text/html");

        assertThat(header(answer, "Content-Type")).isEqualTo("text/html");
        assertThat(answer.body()).isEqualTo(whole);
        assertNoted("content-type", 200, true);
    }

    @Test
    void hugeBodyIsAsLongAsItSays() throws Exception {
        var answer = under("huge 3_000_000");

        assertThat(header(answer, "Content-Length")).isEqualTo("3000000");
        assertThat(answer.body()).hasSize(3_000_000).containsOnly(0);
        assertNoted("huge", 200, false);
    }

    @Test
    void redirectsPointWhereTheyAreTold() throws Exception {
        var away = under("redirect http://169.254.169.254/latest");
        var loop = under("redirect-loop");
        var edge = under("redirect-edge 2");

        assertThat(away.statusCode()).isEqualTo(302);
        assertThat(header(away, "Location")).isEqualTo("http://169.254.169.254/latest");
        assertThat(segment.resolve(header(loop, "Location"))).isEqualTo(segment);
        assertThat(URI.create(header(edge, "Location")))
                .isEqualTo(origin.bases().get(1).resolve(segment.getPath()));
        assertNoted("redirect", 302, false);
    }

    @Test
    void redirectToAnEdgeLeadsToTheSegmentOnceTheRuleIsForTheFirst() throws Exception {
        origin.follow(FaultScript.parse("always kind=segment edge=1 : redirect-edge 2"));

        URI there = URI.create(header(client.get(segment), "Location"));

        assertThat(client.get(there).body()).isEqualTo(whole);
    }

    @Test
    void codedBodyIsPacked() throws Exception {
        var gzip = under("coded gzip");

        assertThat(header(gzip, "Content-Encoding")).isEqualTo("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
                .isEqualTo(whole);
        assertNoted("coded", 200, true);
        assertThat(header(under("coded br"), "Content-Encoding")).isEqualTo("br");
    }

    @ParameterizedTest
    @CsvSource({
        "ignored, 200, '', 0, true",
        "shifted, 206, bytes 1000-1999/, 812, false",
        "no-content-range, 206, '', 1000, false",
        "refused, 416, '', -1, false"
    })
    void rangeIsAnsweredWrongly(String how, int status, String contentRange, int from, boolean complete)
            throws Exception {
        var answer = under("range " + how, "Range", "bytes=1000-1999");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(header(answer, "Content-Range")).startsWith(contentRange);
        assertThat(header(answer, "Content-Range").isEmpty()).isEqualTo(contentRange.isEmpty());
        if (from >= 0) {
            int to = status == 200 ? whole.length : from + 1000;
            assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(whole, from, to));
        }
        assertNoted("range", status, complete);
    }

    @Test
    void requestWithoutARangeMeetsNoFaultOfRanges() throws Exception {
        assertThat(under("range refused").body()).isEqualTo(whole);
    }
}
