package dev.livekeep.twitch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.livekeep.domain.source.SourceType;
import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.ports.HttpEvents;
import dev.livekeep.twitch.RawServer.Request;
import dev.livekeep.twitch.http.HttpSettings;
import java.util.List;
import java.util.function.UnaryOperator;

/** Twitch as one test wants it: every answer of it can be set. The channel somebody is live until told otherwise. */
final class FakeTwitch implements AutoCloseable {

    static final String SIGNATURE = "5161e3f2b0";
    static final String VALUE = "{\"channel\":\"somebody\",\"secret\":\"wert\"}";
    static final String GIVEN = "{\"data\":{\"streamPlaybackAccessToken\":{\"signature\":\"" + SIGNATURE
            + "\",\"value\":\"" + VALUE.replace("\"", "\\\"") + "\"}}}";
    static final String NO_STREAM =
            "[{\"error\":\"transcode does not exist\",\"error_code\":\"transcode_does_not_exist\",\"type\":\"error\"}]";
    static final String VARIANTS = """
            #EXTM3U
            #EXT-X-STREAM-INF:BANDWIDTH=6000000,RESOLUTION=1920x1080,FRAME-RATE=60.000,CODECS="avc1.64002A,mp4a.40.2",\
            STABLE-VARIANT-ID="1080p60",IVS-NAME="1080p60",IVS-VARIANT-SOURCE="source"
            media/1080
            #EXT-X-STREAM-INF:BANDWIDTH=1500000,RESOLUTION=852x480,FRAME-RATE=30.000,CODECS="avc1.4D401F,mp4a.40.2",\
            STABLE-VARIANT-ID="480p30",IVS-NAME="480p30",IVS-VARIANT-SOURCE="transcode"
            media/480
            """;
    static final String NAMED_VARIANTS = """
            #EXTM3U
            #EXT-X-MEDIA:TYPE=VIDEO,GROUP-ID="chunked",NAME="1080p60 (source)",AUTOSELECT=YES,DEFAULT=YES
            #EXT-X-STREAM-INF:BANDWIDTH=6000000,RESOLUTION=1920x1080,VIDEO="chunked",FRAME-RATE=60.000
            http://127.0.0.2/source.m3u8
            #EXT-X-MEDIA:TYPE=VIDEO,GROUP-ID="480p30",NAME="480p",AUTOSELECT=YES,DEFAULT=YES
            #EXT-X-STREAM-INF:BANDWIDTH=1500000,RESOLUTION=852x480,VIDEO="480p30",FRAME-RATE=30.000
            http://127.0.0.2/480.m3u8
            """;

    private static final String GQL = "/gql";
    private static final String SECOND = "/usher/api/v2/channel/hls/somebody.m3u8";
    private static final String FIRST = "/usher/api/channel/hls/somebody.m3u8";

    final Bench bench;

    FakeTwitch() {
        this(HttpEvents.NONE, settings -> settings);
    }

    FakeTwitch(HttpEvents events, UnaryOperator<TwitchSettings> settings) {
        bench = new Bench(HttpSettings.defaults(), events, "yt-dlp", settings);
        token(200, GIVEN);
        usher2(200, VARIANTS);
    }

    FakeTwitch token(int status, String body) {
        bench.server.on(GQL, status, "", body);
        return this;
    }

    /** A token for whoever brings this login, and for nobody else. */
    FakeTwitch tokenOnlyFor(String oauth) {
        bench.server.on(GQL, (request, out) -> {
            boolean known = request.header("authorization").equals("OAuth " + oauth);
            String no =
                    "{\"error\":\"Unauthorized\",\"status\":401,\"message\":\"The \\\"Authorization\\\" token is invalid.\"}";
            RawServer.send(out, known ? 200 : 401, "", (known ? GIVEN : no).getBytes(UTF_8));
        });
        return this;
    }

    FakeTwitch usher2(int status, String body) {
        bench.server.on(SECOND, status, "", body);
        return this;
    }

    FakeTwitch usher1(int status, String body) {
        bench.server.on(FIRST, status, "", body);
        return this;
    }

    StreamAnswer find() {
        return bench.find(new SourceType.Twitch("somebody"));
    }

    List<Request> tokenRequests() {
        return bench.server.requests(GQL);
    }

    List<Request> usher2Requests() {
        return bench.server.requests(SECOND);
    }

    List<Request> usher1Requests() {
        return bench.server.requests(FIRST);
    }

    @Override
    public void close() {
        bench.close();
    }
}
