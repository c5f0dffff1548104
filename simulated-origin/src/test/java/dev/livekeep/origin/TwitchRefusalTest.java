package dev.livekeep.origin;

import static dev.livekeep.origin.TwitchClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.origin.config.AdPlan;
import dev.livekeep.origin.config.AdPlan.Sign;
import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.config.TwitchConfig;
import dev.livekeep.origin.fault.AnswerFault;
import dev.livekeep.origin.fault.Chance;
import dev.livekeep.origin.fault.FaultScript;
import dev.livekeep.origin.fault.Refusal;
import dev.livekeep.origin.fault.RequestKind;
import dev.livekeep.origin.fault.Rule;
import dev.livekeep.origin.fault.Selector;
import dev.livekeep.origin.fault.When;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How Twitch says no to one channel while another goes on. */
class TwitchRefusalTest {
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
                .withChannels(ChannelConfig.ts("alpha", 800_000), ChannelConfig.ts("beta", 800_000))
                .withTwitch(config)
                .withClock(clock));
        twitch = new TwitchClient(origin, client);
    }

    @AfterEach
    void stop() {
        origin.close();
        client.close();
    }

    @ParameterizedTest
    @EnumSource
    void refusalHasItsOwnShapeAndConcernsOneChannel(Refusal refusal) throws Exception {
        origin.follow(FaultScript.parse("always channel=alpha : refuse " + refusal.word()));

        var refused = ask(refusal, "alpha");
        var allowed = ask(refusal, "beta");

        assertThat(refused.statusCode()).isEqualTo(refusal.status());
        assertThat(text(refused)).isEqualTo(refusal.body());
        assertThat(allowed.statusCode()).isEqualTo(200);
        assertThat(text(allowed)).isNotEqualTo(refusal.body());
    }

    private HttpResponse<byte[]> ask(Refusal refusal, String channel) throws Exception {
        return refusal.kind() == RequestKind.TOKEN ? twitch.token(channel) : twitch.usher(2, channel);
    }

    @Test
    void refusalCanBeBuiltWithoutText() throws Exception {
        Selector usherOfAlpha =
                Selector.everything().of(RequestKind.MULTIVARIANT).on("alpha");
        origin.follow(FaultScript.of(
                Rule.of(new When.Always(), usherOfAlpha, Chance.first(1), new AnswerFault.Refuse(Refusal.REGION))));

        int first = twitch.usher(2, "alpha").statusCode();
        int second = twitch.usher(2, "alpha").statusCode();

        assertThat(first).isEqualTo(403);
        assertThat(second).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"404, status 404", "410, refuse gone"})
    void usherTwoCanGoAwayWhileUsherOneStays(int status, String fault) throws Exception {
        origin.follow(FaultScript.parse("always path=/usher/api/v2/ : " + fault));

        var second = twitch.usher(2, "alpha");

        assertThat(second.statusCode()).isEqualTo(status);
        assertThat(text(second)).doesNotContain("transcode");
        assertThat(twitch.usher(1, "alpha").statusCode()).isEqualTo(200);
    }

    @Test
    void tokenOfAnotherChannelOrWithAnotherSignatureIsRefusedAtUsher() throws Exception {
        String query = twitch.query(2, "beta");

        var other = twitch.usher(2, "alpha", query);
        var forged = twitch.usher(2, "beta", query.replaceFirst("sig=[0-9a-f]{8}", "sig=00000000"));

        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(text(forged)).contains("signature invalid");
    }

    @Test
    void tokenExpires() throws Exception {
        String query = twitch.query(2, "alpha");

        clock.advance(Duration.ofMinutes(21));
        var late = twitch.usher(2, "alpha", query);

        assertThat(late.statusCode()).isEqualTo(403);
        assertThat(text(late)).contains("token expired");
    }

    @Test
    void hiddenQualityIsMissingInBothVersionsAndInPlainHls() throws Exception {
        origin.follow(FaultScript.parse("0s..20s channel=alpha : hide 720p60"));

        assertThat(text(twitch.usher(1, "alpha"))).contains("480p").doesNotContain("720p60");
        assertThat(text(twitch.usher(2, "alpha"))).contains("480p30").doesNotContain("720p60");
        assertThat(client.text(origin.multivariant("alpha"))).contains("480p30").doesNotContain("720p60");
        assertThat(text(twitch.usher(2, "beta"))).contains("720p60");
        clock.advance(Duration.ofSeconds(20));
        assertThat(text(twitch.usher(2, "alpha"))).contains("720p60");
    }

    @Test
    void hiddenSourceLeavesNoVariantCalledSo() throws Exception {
        origin.follow(FaultScript.parse("always : hide 1080p60"));

        assertThat(text(twitch.usher(1, "alpha"))).doesNotContain("chunked", "(source)");
        assertThat(text(twitch.usher(2, "alpha"))).doesNotContain("IVS-VARIANT-SOURCE=\"source\"");
    }

    @Test
    void offlineChannelGoesLive() throws Exception {
        origin.follow(FaultScript.parse("..10s channel=alpha : broadcast-end"));

        int offline = twitch.usher(2, "alpha").statusCode();
        int other = twitch.usher(2, "beta").statusCode();
        clock.advance(Duration.ofSeconds(14));
        URI media = twitch.newMedia("alpha");

        assertThat(offline).isEqualTo(404);
        assertThat(other).isEqualTo(200);
        assertThat(client.uris(media)).hasSize(3); // whole at 10, 12 and 14 s
    }

    @ParameterizedTest
    @EnumSource
    void advertisementCanBeToldByOneSignAlone(Sign sign) throws Exception {
        start(TwitchConfig.defaults().withAds(AdPlan.preroll(4).withSigns(sign)));

        String playlist = client.text(twitch.newMedia("alpha"));

        assertThat(playlist.contains("CLASS=\"twitch-stitched-ad\"")).isEqualTo(sign == Sign.DATERANGE);
        assertThat(playlist.contains("ID=\"stitched-ad-"))
                .isEqualTo(sign == Sign.DATERANGE || sign == Sign.DATERANGE_ID);
        assertThat(playlist.contains("#EXT-X-SCTE35-OUT")).isEqualTo(sign == Sign.SCTE35);
        assertThat(playlist.contains("#EXT-X-CUE-OUT")).isEqualTo(sign == Sign.CUE);
        assertThat(playlist.contains(",Amazon|")).isEqualTo(sign == Sign.TITLE);
        assertThat(playlist.contains(",FT|")).isEqualTo(sign == Sign.TITLE_FT);
        assertThat(playlist.lines().anyMatch(l -> l.matches("#EXTINF:2\\.000,[0-9]{10}")))
                .isEqualTo(sign == Sign.TITLE_DIGITS);
    }

    @Test
    void sharedAddressesOfASessionExpireForAllItsRenditions() throws Exception {
        start(TwitchConfig.defaults().withUrlLife(Duration.ofSeconds(60), Duration.ofSeconds(30)));
        URI media = twitch.newMedia("alpha");
        URI segment = client.uris(media).getLast();

        clock.advance(Duration.ofSeconds(20));
        int before = client.get(segment).statusCode();
        clock.advance(Duration.ofSeconds(40));
        int expired = client.get(media.resolve("720p60")).statusCode();

        assertThat(before).isEqualTo(200);
        assertThat(expired).isEqualTo(403);
    }
}
