package dev.livekeep.origin;

import static dev.livekeep.origin.TwitchClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.origin.config.AdPlan;
import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.config.TwitchConfig;
import dev.livekeep.origin.fault.FaultScript;
import dev.livekeep.origin.journal.JournalEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwitchTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-06T22:15:40Z"));
    private final Client client = new Client();
    private SimulatedOrigin origin;
    private TwitchClient twitch;

    @BeforeEach
    void start() throws IOException {
        start(TwitchConfig.defaults());
    }

    private void start(TwitchConfig config) throws IOException {
        if (origin != null) {
            origin.close();
        }
        origin = SimulatedOrigin.start(OriginConfig.defaults()
                .withChannels(ChannelConfig.ts("alpha", 800_000))
                .withTwitch(config)
                .withClock(clock));
        twitch = new TwitchClient(origin, client);
    }

    @AfterEach
    void stop() {
        origin.close();
        client.close();
    }

    @Test
    void usherOneNamesVariantsByTheirRenditions() throws Exception {
        String playlist = text(twitch.usher(1, "alpha"));

        assertThat(playlist)
                .contains("GROUP-ID=\"chunked\",NAME=\"1080p60 (source)\"")
                .contains("GROUP-ID=\"480p30\",NAME=\"480p\"")
                .contains("GROUP-ID=\"audio_only\",NAME=\"audio_only\"");
    }

    @Test
    void usherTwoNamesVariantsByAttributes() throws Exception {
        String playlist = text(twitch.usher(2, "alpha"));

        assertThat(playlist)
                .doesNotContain("EXT-X-MEDIA")
                .contains("IVS-NAME=\"1080p60\",IVS-VARIANT-SOURCE=\"source\"")
                .contains("IVS-NAME=\"480p30\",IVS-VARIANT-SOURCE=\"transcode\"");
    }

    @Test
    void missingUsherAnswersSomethingOtherThanNotLive() throws Exception {
        start(TwitchConfig.defaults().withUsherVersions(1));

        var second = twitch.usher(2, "alpha");

        assertThat(second.statusCode()).isEqualTo(404);
        assertThat(text(second)).doesNotContain("transcode");
        assertThat(twitch.usher(1, "alpha").statusCode()).isEqualTo(200);
    }

    @Test
    void mediaPlaylistHasTwitchsTagsAndPrefetch() throws Exception {
        String playlist = client.text(twitch.newMedia("alpha"));

        assertThat(playlist)
                .contains("#EXT-X-TWITCH-LIVE-SEQUENCE:0", "#EXT-X-TWITCH-ELAPSED-SECS:0.000")
                .contains("#EXT-X-TWITCH-TOTAL-SECS:30.000", "#EXTINF:2.000,live");
        assertThat(playlist.lines().filter(l -> l.startsWith("#EXT-X-TWITCH-PREFETCH:")))
                .hasSize(2);
        assertThat(playlist.lines().filter(l -> l.startsWith("#EXT-X-PROGRAM-DATE-TIME:")))
                .hasSize(15);
    }

    @Test
    void prefetchSegmentArrivesAsItIsMadeAndEqualsTheListedOne() throws Exception {
        String playlist = client.text(twitch.newMedia("alpha"));
        URI prefetch = origin.base()
                .resolve(playlist.lines()
                        .filter(l -> l.startsWith("#EXT-X-TWITCH-PREFETCH:"))
                        .map(l -> l.substring("#EXT-X-TWITCH-PREFETCH:".length()))
                        .findFirst()
                        .orElseThrow());
        clock.advance(Duration.ofSeconds(1));

        var early = client.begin(prefetch);
        byte[] firstByte = early.body().readNBytes(1);
        clock.advance(Duration.ofSeconds(1));
        byte[] others = early.body().readAllBytes();

        var listed = client.get(prefetch);
        assertThat(early.headers().firstValue("Content-Length")).isEmpty();
        assertThat(listed.headers().firstValue("Content-Length")).hasValue(String.valueOf(1 + others.length));
        assertThat(listed.body()).startsWith(firstByte).endsWith(others);
    }

    @Test
    void eachFetchOpensASessionOfItsOwnWhoseAddressesExpire() throws Exception {
        start(TwitchConfig.defaults().withUrlLife(Duration.ofSeconds(60), Duration.ofSeconds(30)));
        URI first = twitch.newMedia("alpha");
        URI second = twitch.newMedia("alpha");

        clock.advance(Duration.ofSeconds(60));
        int expired = client.get(first).statusCode();
        clock.advance(Duration.ofSeconds(30));
        int gone = client.get(first).statusCode();

        assertThat(first).isNotEqualTo(second);
        assertThat(expired).isEqualTo(403);
        assertThat(gone).isEqualTo(404);
        assertThat(client.get(twitch.newMedia("alpha")).statusCode()).isEqualTo(200);
    }

    @Test
    void clocksOfSessionsDiffer() throws Exception {
        start(TwitchConfig.defaults().withClockOffsets(Duration.ZERO, Duration.ofMillis(1300)));

        String first = client.text(twitch.newMedia("alpha"));
        String second = client.text(twitch.newMedia("alpha"));

        assertThat(first).contains("#EXT-X-PROGRAM-DATE-TIME:2026-01-06T22:15:10.000Z");
        assertThat(second).contains("#EXT-X-PROGRAM-DATE-TIME:2026-01-06T22:15:11.300Z");
    }

    @Test
    void prerollStartsTheSessionAtSequenceZeroAndContentFollows() throws Exception {
        start(TwitchConfig.defaults().withAds(AdPlan.preroll(3)));
        URI media = twitch.newMedia("alpha");

        String during = client.text(media);
        clock.advance(Duration.ofSeconds(4));
        String after = client.text(media);

        assertThat(during).contains("#EXT-X-MEDIA-SEQUENCE:0", "CLASS=\"twitch-stitched-ad\"", "PREROLL", ",Amazon|");
        assertThat(during.lines().filter(l -> l.endsWith(",live"))).isEmpty();
        assertThat(after.lines().filter(l -> l.endsWith(",live"))).hasSize(1);
        assertThat(after).contains("#EXT-X-DISCONTINUITY");
        JournalEvent.Asked last = origin.journal()
                .await(JournalEvent.Asked.class, 4, Duration.ofSeconds(20))
                .getLast();
        assertThat(last.listed()).hasValue("16-16");
        assertThat(last.replaced()).hasValue("13-15");
    }

    @Test
    void midrollFreezesTheMediaSequenceWhichThenJumps() throws Exception {
        start(TwitchConfig.defaults().withAds(AdPlan.none().withMidroll(20, 4).withSigns(AdPlan.Sign.SCTE35)));
        URI media = twitch.newMedia("alpha");
        List<Long> sequences = new ArrayList<>();
        List<Boolean> ads = new ArrayList<>();

        for (int i = 0; i < 24; i++) {
            String playlist = client.text(media);
            sequences.add(Long.parseLong(playlist.lines()
                    .filter(l -> l.startsWith("#EXT-X-MEDIA-SEQUENCE:"))
                    .findFirst()
                    .orElseThrow()
                    .substring("#EXT-X-MEDIA-SEQUENCE:".length())));
            ads.add(playlist.lines()
                    .filter(l -> l.startsWith("/v1/"))
                    .toList()
                    .getLast()
                    .contains("/ad-"));
            clock.advance(Duration.ofSeconds(2));
        }

        List<Long> steps = new ArrayList<>();
        for (int i = 1; i < sequences.size(); i++) {
            steps.add(sequences.get(i) - sequences.get(i - 1));
        }
        assertThat(ads).contains(true, false);
        assertThat(steps).contains(0L, 1L, 4L);
        assertThat(sequences.getLast() - sequences.getFirst()).isBetween(19L, 23L);
    }

    @Test
    void offlineChannelHasATokenButNoPlaylist() throws Exception {
        origin.follow(FaultScript.parse("0s..100s : broadcast-end"));

        var usher = twitch.usher(2, "alpha");

        assertThat(usher.statusCode()).isEqualTo(404);
        assertThat(text(usher)).startsWith("[{").contains("transcode does not exist");
    }

    @Test
    void returnedBroadcastHasASequenceOfItsOwnAndEndsOldSessions() throws Exception {
        URI old = twitch.newMedia("alpha");
        origin.follow(FaultScript.parse("10s..20s : broadcast-end"));

        clock.advance(Duration.ofSeconds(11));
        String ended = client.text(old);
        clock.advance(Duration.ofSeconds(13));
        int gone = client.get(old).statusCode();

        assertThat(ended).contains("#EXT-X-ENDLIST");
        assertThat(gone).isEqualTo(404);
        assertThat(client.text(twitch.newMedia("alpha"))).contains("#EXT-X-TWITCH-LIVE-SEQUENCE:24");
    }

    @Test
    void unknownChannelHasNoToken() throws Exception {
        assertThat(text(twitch.token("nobody"))).isEqualTo("{\"data\":{\"streamPlaybackAccessToken\":null}}");
    }

    @Test
    void eachRefusalHasItsOwnShape() throws Exception {
        origin.follow(FaultScript.parse("""
                always kind=token count=1 : refuse integrity
                always kind=token count=1 : refuse unauthorized
                always kind=token count=1 : refuse hash-unknown
                """));

        assertThat(text(twitch.token("alpha"))).contains("failed integrity check");
        assertThat(twitch.token("alpha").statusCode()).isEqualTo(401);
        assertThat(text(twitch.token("alpha"))).contains("PersistedQueryNotFound");
        assertThat(text(twitch.token("alpha"))).contains("signature");
    }

    @Test
    void wrongOauthTokenIsRefused() throws Exception {
        start(TwitchConfig.defaults().withOauthToken("abc123"));

        var wrong = twitch.token("alpha", with("Authorization", "OAuth other"));
        var right = twitch.token("alpha", with("Authorization", "OAuth abc123"));

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(right.statusCode()).isEqualTo(200);
    }

    @Test
    void unknownHashIsToldAndNoViolation() throws Exception {
        var answer = client.post(
                origin.gql(),
                TwitchClient.request("alpha", TwitchClient.HASH.replace('e', 'f'), "embed"),
                TwitchClient.HEADERS);

        assertThat(text(answer)).contains("PersistedQueryNotFound");
        assertThat(origin.journal().events(JournalEvent.ProtocolViolation.class))
                .isEmpty();
    }

    @Test
    void tokenRequestsThatDifferAreRejectedAndNoted() throws Exception {
        String request = TwitchClient.request("alpha", TwitchClient.HASH, "embed");
        String agent = TwitchClient.HEADERS[3];

        var player = client.post(origin.gql(), request.replace("embed", "vlc"), TwitchClient.HEADERS);
        var missing = client.post(origin.gql(), request.replace(",\"platform\":\"site\"", ""), TwitchClient.HEADERS);
        var nobody = client.post(origin.gql(), request, "User-Agent", agent);
        var somebodyElse = client.post(origin.gql(), request, "User-Agent", agent, "Client-ID", "0".repeat(30));
        var noBrowser = client.post(origin.gql(), request, TwitchClient.HEADERS[0], TwitchClient.HEADERS[1]);

        assertThat(List.of(player, missing, nobody, somebodyElse, noBrowser))
                .extracting(HttpResponse::statusCode)
                .containsOnly(400);
        assertThat(text(player)).contains("variables.playerType");
        assertThat(text(missing)).contains("variables.platform");
        assertThat(text(nobody)).contains("want client-id like").contains("found none");
        assertThat(text(somebodyElse)).contains("want client-id like").contains("found another value");
        assertThat(text(noBrowser)).contains("user-agent");
        assertThat(origin.journal().events(JournalEvent.ProtocolViolation.class))
                .hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void requestsToUsherThatDifferAreRejectedAndNoted(int version) throws Exception {
        String query = twitch.query(version, "alpha");

        var stranger = twitch.usher(version, "alpha", query + "&cookies=please");
        var missing = twitch.usher(version, "alpha", query.replace("&allow_source=true", ""));
        var other = twitch.usher(version, "alpha", query.replace("allow_source=true", "allow_source=false"));
        var notFromThePlayer = client.get(twitch.usherUri(version, "alpha", query));
        var withLogin = client.get(
                twitch.usherUri(version, "alpha", query),
                headers(TwitchClient.PLAYER, "Authorization", "OAuth abc123"));

        assertThat(List.of(stranger, missing, other, notFromThePlayer, withLogin))
                .extracting(HttpResponse::statusCode)
                .containsOnly(400);
        assertThat(text(stranger)).contains("want no parameter cookies");
        assertThat(text(missing)).contains("want allow_source like true, found none");
        assertThat(text(other)).contains("want allow_source like true, found another value");
        assertThat(text(notFromThePlayer)).contains("want referer like").contains("want origin like");
        assertThat(text(withLogin)).contains("want no authorization, found one");
        assertThat(origin.journal().events(JournalEvent.ProtocolViolation.class))
                .hasSize(5);
    }

    private static String[] with(String name, String value) {
        return headers(TwitchClient.HEADERS, name, value);
    }

    private static String[] headers(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }
}
