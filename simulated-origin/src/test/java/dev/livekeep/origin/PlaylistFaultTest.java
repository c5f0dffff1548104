package dev.livekeep.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.fault.FaultScript;
import dev.livekeep.origin.journal.JournalEvent;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What playlists say under the faults of playlists and channels. */
class PlaylistFaultTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-06T22:15:40Z"));
    private final Client client = new Client();
    private SimulatedOrigin origin;
    private URI media;

    @BeforeEach
    void start() throws IOException {
        origin = SimulatedOrigin.start(OriginConfig.defaults()
                .withChannels(ChannelConfig.ts("alpha", 400_000), ChannelConfig.ts("beta", 400_000))
                .withEdges(2, 0)
                .withClock(clock));
        media = origin.media("alpha", "1080p60");
    }

    @AfterEach
    void stop() {
        origin.close();
        client.close();
    }

    private void script(String... lines) {
        origin.follow(FaultScript.parse(String.join("\n", lines)));
    }

    private void pass(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
    }

    private String text() throws Exception {
        return client.text(media);
    }

    private static List<String> segments(String playlist) {
        return playlist.lines().filter(l -> l.endsWith(".ts")).toList();
    }

    private static long number(String playlist, String tag) {
        return playlist.lines()
                .filter(l -> l.startsWith(tag + ":"))
                .mapToLong(l -> Long.parseLong(l.substring(tag.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void frozenPlaylistStandsStillAndCatchesUp() throws Exception {
        script("4s..20s : frozen");
        pass(4);
        String before = text();
        pass(10);
        String during = text();
        pass(6);
        String after = text();

        assertThat(during).isEqualTo(before);
        assertThat(segments(after).getFirst()).isEqualTo("10.ts");
        assertThat(origin.journal().await(JournalEvent.Asked.class, 3, Duration.ofSeconds(20)))
                .extracting(a -> a.fault().orElse(""))
                .containsExactly("frozen", "frozen", "");
    }

    @Test
    void playlistsStandStillOnTheEdgeThatIsFrozenOnly() throws Exception {
        URI elsewhere = origin.bases().get(1).resolve(media.getPath());
        script("4s.. edge=1 : frozen");
        pass(4);
        String frozen = text();
        String moving = client.text(elsewhere);

        pass(10);

        assertThat(text()).isEqualTo(frozen);
        assertThat(segments(client.text(elsewhere)))
                .isNotEqualTo(segments(moving))
                .contains("10.ts");
    }

    @Test
    void backwardPlaylistHasAnEarlierMediaSequence() throws Exception {
        pass(10);
        String now = text();
        script("always : backward 4");

        String back = text();

        assertThat(number(now, "#EXT-X-MEDIA-SEQUENCE") - number(back, "#EXT-X-MEDIA-SEQUENCE"))
                .isEqualTo(4);
        assertThat(segments(back).getLast()).isEqualTo("15.ts");
    }

    @Test
    void garbageIsNoPlaylist() throws Exception {
        script("always : garbage");

        assertThat(client.get(media).statusCode()).isEqualTo(200);
        assertThat(text()).startsWith("<html>");
        assertThat(client.text(origin.multivariant("alpha"))).startsWith("<html>");
    }

    @Test
    void newestDateIsUnreadableOthersAreNot() throws Exception {
        script("always : bad-date");

        List<String> dates = text().lines()
                .filter(l -> l.startsWith("#EXT-X-PROGRAM-DATE-TIME:"))
                .toList();

        assertThat(dates).hasSize(15);
        assertThat(dates.getLast()).contains("2026-13-45");
        assertThat(dates.get(13)).contains("2026-01-06T22:15:36.000Z");
    }

    @Test
    void endlistStandsUnderAPlaylistThatGoesOn() throws Exception {
        script("0s..4s : endlist");
        String ended = text();
        pass(4);

        assertThat(ended).endsWith("#EXT-X-ENDLIST\n");
        assertThat(text()).doesNotContain("ENDLIST").contains("16.ts");
    }

    @Test
    void clockSkewShiftsAllDates() throws Exception {
        script("always : clock-skew 1.5");

        assertThat(text()).contains("22:15:11.500Z", "22:15:39.500Z").doesNotContain(".000Z");
    }

    @Test
    void gapLeavesContentOutBehindADiscontinuity() throws Exception {
        script("contents 16..18 channel=alpha : gap");
        pass(12);

        String playlist = text();

        assertThat(segments(playlist)).contains("15.ts", "19.ts").doesNotContain("16.ts", "18.ts");
        assertThat(playlist).contains("15.ts\n#EXT-X-DISCONTINUITY\n#EXT-X-PROGRAM-DATE-TIME:2026-01-06T22:15:48.000Z");
        assertThat(client.get(media.resolve("16.ts")).statusCode()).isEqualTo(404);
        assertThat(origin.journal().events(JournalEvent.Published.class))
                .noneMatch(p -> p.channel().equals("alpha") && p.content() == 17)
                .anyMatch(p -> p.channel().equals("beta") && p.content() == 17);
    }

    @Test
    void discontinuitySequenceCountsWhatLeftTheWindow() throws Exception {
        script("contents 16 : gap");
        pass(40);

        assertThat(number(text(), "#EXT-X-DISCONTINUITY-SEQUENCE")).isEqualTo(1);
    }

    @Test
    void taggedGapIsListedAndCannotBeHad() throws Exception {
        script("contents 16 : gap tagged");
        pass(6);

        assertThat(text()).contains("#EXT-X-GAP\n").contains("\n16.ts");
        assertThat(client.get(media.resolve("16.ts")).statusCode()).isEqualTo(404);
        assertThat(origin.journal().await(JournalEvent.Asked.class, 2, Duration.ofSeconds(20)))
                .extracting(a -> a.listed().orElse(""))
                .contains("3-15,17-17");
    }

    @Test
    void broadcastEndsAndAnotherBegins() throws Exception {
        String first = text();
        script("10s..60s : broadcast-end");
        pass(12);
        String ended = text();
        pass(40);
        int gone = client.get(media).statusCode();
        int offline = client.get(origin.multivariant("alpha")).statusCode();
        pass(14);
        String second = text();

        assertThat(ended).contains("18.ts").doesNotContain("19.ts").endsWith("#EXT-X-ENDLIST\n");
        assertThat(gone).isEqualTo(404);
        assertThat(offline).isEqualTo(404);
        assertThat(segments(second)).hasSize(4);
        assertThat(number(second, "#EXT-X-MEDIA-SEQUENCE")).isNotEqualTo(number(first, "#EXT-X-MEDIA-SEQUENCE") + 44);
    }

    @Test
    void firstRuleThatAppliesDecides() throws Exception {
        script("always rendition=1080p60 count=1 : status 500", "always kind=media every=2 : status 501");

        assertThat(client.get(media).statusCode()).isEqualTo(500);
        assertThat(client.get(media).statusCode()).isEqualTo(200);
        assertThat(client.get(media).statusCode()).isEqualTo(501);
        assertThat(origin.faultsServed()).containsEntry("status", 2L);
    }
}
