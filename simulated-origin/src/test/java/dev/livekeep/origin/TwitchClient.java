package dev.livekeep.origin;

import dev.livekeep.origin.journal.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Speaks to the origin as Twitch's own client does. */
public final class TwitchClient {
    static final String HASH = "ed230aa1e33e07eebb8928504583da78a5173989fadfb1ac94be06a04f3cdbe9";
    static final String[] HEADERS = {
        "Client-ID", "kimne78kx3ncx6brgo4mv6wki5h1ko", "User-Agent", "Mozilla/5.0 (X11; Linux x86_64)"
    };

    static final String[] PLAYER = {"Referer", "https://player.twitch.tv", "Origin", "https://player.twitch.tv"};

    private final SimulatedOrigin origin;
    private final Client client;

    public TwitchClient(SimulatedOrigin origin, Client client) {
        this.origin = origin;
        this.client = client;
    }

    static String request(String login, String hash, String playerType) {
        return """
                {"operationName":"PlaybackAccessToken",
                 "extensions":{"persistedQuery":{"version":1,"sha256Hash":"%s"}},
                 "variables":{"isLive":true,"login":"%s","isVod":false,"vodID":"","playerType":"%s","platform":"site"}}""".formatted(hash, login, playerType);
    }

    public HttpResponse<byte[]> token(String login, String... headers) throws IOException, InterruptedException {
        return client.post(origin.gql(), request(login, HASH, "embed"), headers.length == 0 ? HEADERS : headers);
    }

    /** The multivariant playlist by usher 1 or 2, with a fresh token. */
    public HttpResponse<byte[]> usher(int version, String login) throws IOException, InterruptedException {
        return usher(version, login, query(version, login));
    }

    /** The same with a query of one's own. */
    HttpResponse<byte[]> usher(int version, String login, String query) throws IOException, InterruptedException {
        return client.get(usherUri(version, login, query), PLAYER);
    }

    URI usherUri(int version, String login, String query) {
        String path = version == 1 ? "/api/channel/hls/" : "/api/v2/channel/hls/";
        return URI.create(origin.usher() + path + login + ".m3u8?" + query);
    }

    String query(int version, String login) throws IOException, InterruptedException {
        Map<?, ?> token = within(within(Json.parse(text(token(login))), "data"), "streamPlaybackAccessToken");
        String ours = version == 1
                ? "player=twitchweb&type=any&allow_spectre=false&fast_bread=true"
                : "platform=web&playlist_include_framerate=true";
        return ours + "&p=12345&allow_source=true&allow_audio_only=true&supported_codecs=av1,h265,h264&sig="
                + token.get("signature") + "&token="
                + URLEncoder.encode((String) token.get("value"), StandardCharsets.UTF_8);
    }

    private static Map<?, ?> within(@Nullable Object answer, String key) {
        return (Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) Objects.requireNonNull(answer)).get(key));
    }

    /** The address of the source's media playlist in a new session. */
    public URI newMedia(String login) throws IOException, InterruptedException {
        return text(usher(2, login))
                .lines()
                .filter(l -> l.startsWith("http"))
                .map(URI::create)
                .findFirst()
                .orElseThrow();
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
