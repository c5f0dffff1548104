package dev.livekeep.twitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.livekeep.domain.playlist.Rendition;
import dev.livekeep.domain.playlist.Variant;
import dev.livekeep.domain.source.Refusal;
import dev.livekeep.domain.source.SourceType;
import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.twitch.RawServer.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("process")
class TwitchUsherTest {

    private final FakeTwitch twitch = new FakeTwitch();

    @AfterEach
    void close() {
        twitch.close();
    }

    private static Map<String, String> query(Request request) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : request.target().split("\\?", 2)[1].split("&", -1)) {
            String[] both = pair.split("=", 2);
            query.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private static String error(String error, String code) {
        return "[{\"url\":\"http://usher/x.m3u8?sig=1&token=2\",\"error\":\"" + error + "\",\"error_code\":\"" + code
                + "\",\"type\":\"error\"}]";
    }

    @Test
    void versionTwoIsAskedBelowTheConfiguredBaseWithExactlyItsQuery() {
        twitch.find();

        Map<String, String> query = query(twitch.usher2Requests().getFirst());
        assertThat(query.remove("p")).matches("\\d{1,6}");
        assertThat(query)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "platform", "web",
                        "allow_source", "true",
                        "allow_audio_only", "true",
                        "playlist_include_framerate", "true",
                        "supported_codecs", "av1,h265,h264",
                        "sig", FakeTwitch.SIGNATURE,
                        "token", FakeTwitch.VALUE));
        assertThat(twitch.usher2Requests().getFirst().header("cookie")).isEmpty();
        assertThat(twitch.usher1Requests()).isEmpty();
    }

    @Test
    void aChannelIsAskedForByItsLoginWhichHasNoCapitals() {
        StreamAnswer found = twitch.bench.find(new SourceType.Twitch("SomeBody"));

        assertThat(found).isInstanceOf(StreamAnswer.Variants.class);
        assertThat(twitch.tokenRequests().getFirst().body()).contains("\"login\":\"somebody\"");
    }

    @Test
    void versionTwoNamesVariantsByAttributesAndItsAddressIsTheirBase() {
        StreamAnswer.Variants found = (StreamAnswer.Variants) twitch.find();

        assertThat(found.playlist().variants())
                .extracting(
                        variant -> variant.ivsName().orElse(""),
                        variant -> variant.ivsVariantSource().orElse(""))
                .containsExactly(tuple("1080p60", "source"), tuple("480p30", "transcode"));
        assertThat(found.playlist().variants().getFirst().uri())
                .isEqualTo(twitch.bench.server.uri("/usher/api/v2/channel/hls/media/1080"));
    }

    @ParameterizedTest
    @CsvSource({"404,''", "410,gone", "404,<html>no such page</html>", "404,'[{\"error\":\"no such route\"}]'"})
    void versionOneIsAskedWhereThereIsNoVersionTwo(int status, String page) {
        twitch.usher2(status, page).usher1(200, FakeTwitch.NAMED_VARIANTS);

        StreamAnswer.Variants found = (StreamAnswer.Variants) twitch.find();

        assertThat(found.playlist().renditions())
                .extracting(Rendition::name)
                .containsExactly("1080p60 (source)", "480p");
        assertThat(found.playlist().variants())
                .extracting(Variant::videoGroup)
                .extracting(group -> group.orElse(""))
                .containsExactly("chunked", "480p30");
        Request request = twitch.usher1Requests().getFirst();
        assertThat(query(request))
                .containsAllEntriesOf(Map.of(
                        "player", "twitchweb",
                        "type", "any",
                        "allow_source", "true",
                        "allow_audio_only", "true",
                        "allow_spectre", "false",
                        "fast_bread", "true",
                        "supported_codecs", "av1,h265,h264",
                        "sig", FakeTwitch.SIGNATURE,
                        "token", FakeTwitch.VALUE))
                .hasSize(12);
        assertThat(request.header("referer")).isEqualTo("https://player.twitch.tv");
        assertThat(request.header("origin")).isEqualTo("https://player.twitch.tv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404|transcode does not exist|transcode_does_not_exist",
                "404|Can not find channel|",
                "404||transcode_does_not_exist",
                "410|Can not find channel|transcode_does_not_exist",
            })
    void notLiveIsOfflineAndVersionOneIsLeftAlone(int status, String error, String code) {
        twitch.usher2(status, error(String.valueOf(error), String.valueOf(code)));

        StreamAnswer answer = twitch.find();

        assertThat(answer).isInstanceOf(StreamAnswer.Offline.class);
        assertThat(((StreamAnswer.Offline) answer).words()).startsWith("status " + status + ", \"");
        assertThat(twitch.usher1Requests()).isEmpty();
    }

    @Test
    void versionOneMayBeTheOneThatSaysNotLive() {
        twitch.usher2(404, "404 page not found").usher1(404, FakeTwitch.NO_STREAM);

        assertThat(twitch.find()).isInstanceOf(StreamAnswer.Offline.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403|Content Restricted In Region|content_geoblocked|CONTENT_RESTRICTED",
                "403|Manifest is restricted|vod_manifest_restricted|CONTENT_RESTRICTED",
                "403|Unauthorized|unauthorized_entitlements|CONTENT_RESTRICTED",
                "403|token expired|nauth_token_expired|TOKEN_REFUSED",
                "403|Invalid signature|nauth|TOKEN_REFUSED",
                "401|No|no|TOKEN_REFUSED",
                "403|Because|because|OTHER",
                "400|Bad Request|bad_request|OTHER",
            })
    void eachRefusalIsItsOwn(int status, String error, String code, Refusal refusal) {
        twitch.usher2(status, error(error, code));

        StreamAnswer answer = twitch.find();

        assertThat(answer)
                .isEqualTo(new StreamAnswer.Refused(refusal, "status " + status + ", \"" + error + ", " + code + "\""));
        assertThat(twitch.usher1Requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"403,<html>Forbidden</html>", "404,<html>Not Found</html>", "403,[]", "404,''", "410,''"})
    void aRefusalWithoutReasonIsNeverCalledOffline(int status, String page) {
        twitch.usher2(status, page).usher1(status, page);

        StreamAnswer answer = twitch.find();

        assertThat(answer).isInstanceOfSatisfying(StreamAnswer.Refused.class, refused -> {
            assertThat(refused.refusal()).isEqualTo(Refusal.OTHER);
            assertThat(refused.words()).startsWith("status " + status);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504, 301, 304})
    void whatMayPassIsAFailure(int status) {
        twitch.usher2(status, "<html>later</html>");

        assertThat(twitch.find()).isInstanceOf(StreamAnswer.Failed.class);
        assertThat(twitch.usher1Requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>hello</html>",
                "",
                "#EXTM3U\n",
                "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\na.ts\n",
                "{\"error\":\"x\"}"
            })
    void aGoodStatusWithoutVariantsIsAFailure(String body) {
        twitch.usher2(200, body);

        assertThat(twitch.find()).isInstanceOf(StreamAnswer.Failed.class);
    }

    @Test
    void aPlaylistBeyondEightMebibytesIsAFailure() {
        twitch.usher2(200, "#EXTM3U\n" + "#".repeat((8 << 20) + 1));

        assertThat(((StreamAnswer.Failed) twitch.find()).reason()).contains("at most 8388608 bytes");
    }

    @Test
    void whatTheTokenRestrictsIsToldInOneLine() {
        String value = "{\\\"maximum_resolution\\\":\\\"FULL_HD\\\",\\\"maximum_resolution_reasons\\\":"
                + "{\\\"QUAD_HD\\\":[\\\"AUTHZ_NOT_LOGGED_IN\\\"]},\\\"chansub\\\":{\\\"restricted_bitrates\\\":"
                + "[\\\"chunked\\\"]},\\\"geoblock_reason\\\":\\\"\\\",\\\"show_ads\\\":true,\\\"hide_ads\\\":false,"
                + "\\\"user_ip\\\":\\\"192.0.2.77\\\",\\\"user_id\\\":4711}";
        twitch.token(
                200, "{\"data\":{\"streamPlaybackAccessToken\":{\"signature\":\"s\",\"value\":\"" + value + "\"}}}");

        StreamAnswer.Variants found = (StreamAnswer.Variants) twitch.find();

        assertThat(found.details())
                .isEqualTo("resolution at most \"FULL_HD\" [\"AUTHZ_NOT_LOGGED_IN\"], restricted bitrates"
                        + " [\"chunked\"], show_ads true, hide_ads false");
    }

    @Test
    void aTokenOfAnotherShapeServesAsWell() {
        twitch.token(200, "{\"data\":{\"streamPlaybackAccessToken\":{\"signature\":\"s\",\"value\":\"no JSON\"}}}");

        StreamAnswer.Variants found = (StreamAnswer.Variants) twitch.find();

        assertThat(found.details()).isEmpty();
        assertThat(query(twitch.usher2Requests().getFirst())).containsEntry("token", "no JSON");
    }
}
