package dev.livekeep.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.journal.JournalEvent;
import dev.livekeep.origin.journal.Sha256;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlainHlsTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-06T22:15:40Z"));
    private final Client client = new Client();
    private SimulatedOrigin origin;

    @BeforeEach
    void start() throws IOException {
        origin = SimulatedOrigin.start(OriginConfig.defaults()
                .withChannels(ChannelConfig.ts("alpha", 800_000), ChannelConfig.fmp4("beta", 800_000))
                .withEdges(2, 0)
                .withClock(clock));
    }

    @AfterEach
    void stop() {
        origin.close();
        client.close();
    }

    @Test
    void multivariantPlaylistNamesAVariantOfEachRenditionSpreadOverTheEdges() throws Exception {
        List<URI> variants = client.uris(origin.multivariant("alpha"));

        assertThat(variants)
                .containsExactly(
                        origin.bases().get(0).resolve("/url/alpha/1080p60/media.m3u8"),
                        origin.bases().get(1).resolve("/url/alpha/720p60/media.m3u8"),
                        origin.bases().get(0).resolve("/url/alpha/480p30/media.m3u8"),
                        origin.bases().get(1).resolve("/url/alpha/audio_only/media.m3u8"));
    }

    @Test
    void windowIsFullAtTheStartAndSlidesWithTheClock() throws Exception {
        URI media = origin.media("alpha", "1080p60");
        String first = client.text(media);

        clock.advance(Duration.ofSeconds(4));

        String second = client.text(media);
        assertThat(first.lines().filter(l -> l.startsWith("#EXTINF:2.000,"))).hasSize(15);
        assertThat(first).contains("#EXT-X-PROGRAM-DATE-TIME:2026-01-06T22:15:10.000Z");
        assertThat(second.lines().filter(l -> l.startsWith("#EXTINF:2.000,"))).hasSize(15);
        assertThat(mediaSequence(second)).isEqualTo(mediaSequence(first) + 2);
        assertThat(second).contains("#EXT-X-PROGRAM-DATE-TIME:2026-01-06T22:15:14.000Z", "16.ts");
        assertThat(second).doesNotContain("\n1.ts");
    }

    @Test
    void publishedHashIsThatOfTheBytesServed() throws Exception {
        URI segment = client.uris(origin.media("alpha", "720p60")).get(3);

        byte[] bytes = client.get(segment).body();

        JournalEvent.Published published = origin.journal().events(JournalEvent.Published.class).stream()
                .filter(p -> p.channel().equals("alpha") && p.rendition().equals("720p60") && p.content() == 3)
                .findFirst()
                .orElseThrow();
        assertThat(published.sha256().get())
                .isEqualTo(Sha256.textOf(Sha256.digest().digest(bytes)));
        assertThat(published.bytes()).isEqualTo(bytes.length);
        assertThat(bytes).hasSize(100_000 - 100_000 % 188);
    }

    @Test
    void fragmentedSegmentsComeWithAnInitSection() throws Exception {
        URI media = origin.media("beta", "1080p60");

        String playlist = client.text(media);

        assertThat(playlist).contains("#EXT-X-MAP:URI=\"init.mp4\"", "0.m4s");
        assertThat(client.get(media.resolve("init.mp4")).body()).contains('m', 'o', 'o', 'v');
        assertThat(client.get(media.resolve("0.m4s")).statusCode()).isEqualTo(200);
    }

    @Test
    void segmentIsKeptForAWhileAfterTheWindowAndThenGone() throws Exception {
        URI segment = client.uris(origin.media("alpha", "1080p60")).get(0);

        clock.advance(Duration.ofSeconds(31));
        int kept = client.get(segment).statusCode();
        clock.advance(Duration.ofSeconds(31));
        int gone = client.get(segment).statusCode();

        assertThat(kept).isEqualTo(200);
        assertThat(gone).isEqualTo(404);
    }

    @Test
    void rangeIsHonoured() throws Exception {
        URI segment = client.uris(origin.media("alpha", "1080p60")).get(0);
        byte[] whole = client.get(segment).body();

        var part = client.get(segment, "Range", "bytes=1000-1999");
        var beyond = client.get(segment, "Range", "bytes=" + whole.length + "-");

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 1000-1999/" + whole.length);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, 1000, 2000));
        assertThat(beyond.statusCode()).isEqualTo(416);
    }

    @Test
    void unchangedPlaylistIsNotSentAgain() throws Exception {
        var first = client.get(origin.media("alpha", "1080p60"));

        var again = client.get(
                origin.media("alpha", "1080p60"),
                "If-None-Match",
                first.headers().firstValue("ETag").orElseThrow());

        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    void sameSeedGivesTheSameOrigin() throws Exception {
        String here = client.text(origin.media("alpha", "1080p60"));

        try (SimulatedOrigin twin = SimulatedOrigin.start(origin.config())) {
            assertThat(client.text(twin.media("alpha", "1080p60"))).isEqualTo(here);
        }
    }

    @Test
    void journalTellsWhatWasAskedAndListed() throws Exception {
        client.text(origin.media("alpha", "1080p60"));

        JournalEvent.Asked asked = origin.journal()
                .await(JournalEvent.Asked.class, 1, Duration.ofSeconds(20))
                .get(0);

        assertThat(asked.kind()).isEqualTo("media");
        assertThat(asked.channel()).hasValue("alpha");
        assertThat(asked.listed()).hasValue("0-14");
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.complete()).isTrue();
    }

    private static long mediaSequence(String playlist) {
        return playlist.lines()
                .filter(l -> l.startsWith("#EXT-X-MEDIA-SEQUENCE:"))
                .mapToLong(l -> Long.parseLong(l.substring(l.indexOf(':') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
