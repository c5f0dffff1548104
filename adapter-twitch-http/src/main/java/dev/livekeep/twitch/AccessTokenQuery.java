package dev.livekeep.twitch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.twitch.http.Bodies;
import dev.livekeep.twitch.http.Cancellation;
import dev.livekeep.twitch.http.CancelledException;
import dev.livekeep.twitch.http.ForbiddenAddressException;
import dev.livekeep.twitch.http.HttpAnswer;
import dev.livekeep.twitch.http.HttpAsk;
import dev.livekeep.twitch.http.HttpCaller;
import dev.livekeep.twitch.http.Owner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Asks Twitch's GraphQL for leave to watch a channel (twitch.md, contract §10 P1). */
final class AccessTokenQuery {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 1 << 20;

    private final HttpCaller caller;
    private final TwitchSettings settings;

    AccessTokenQuery(HttpCaller caller, TwitchSettings settings) {
        this.caller = caller;
        this.settings = settings;
    }

    /** What Twitch said. */
    sealed interface Leave {

        /** Come in. */
        record Given(AccessToken token) implements Leave {}

        /** No, and why. */
        record Denied(StreamAnswer why) implements Leave {}
    }

    /**
     * Asks.
     *
     * @param oauth the token of a login, if somebody is logged in
     * @throws IOException if no usable answer came; the message is one plain line without a token
     */
    Leave ask(String login, Optional<String> oauth, Owner owner, ClientRole client, Cancellation stop)
            throws IOException {
        HttpAsk ask = HttpAsk.get("twitch_get_access_token", settings.gql(), client, owner)
                .with(headers(oauth))
                .posting(body(login));
        try (HttpAnswer answer = send(ask, stop)) {
            String text = new String(Bodies.whole(answer, MOST_BYTES), StandardCharsets.UTF_8);
            return new TokenReply(login, answer.status(), text, oauth).leave();
        }
    }

    /** A connection that the peer closed while it lay idle fails a POST, which the client does not send twice by itself. */
    private HttpAnswer send(HttpAsk ask, Cancellation stop) throws IOException {
        try {
            return caller.exchange(ask, stop);
        } catch (CancelledException | ForbiddenAddressException e) {
            throw e;
        } catch (IOException e) {
            stop.check();
            return caller.exchange(ask, stop);
        }
    }

    private Map<String, String> headers(Optional<String> oauth) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", settings.userAgent());
        headers.put("Client-ID", settings.clientId());
        headers.put("Accept-Encoding", "gzip");
        headers.putAll(settings.extraHeaders());
        oauth.ifPresent(token -> headers.put("Authorization", "OAuth " + token));
        return headers;
    }

    private String body(String login) throws IOException {
        ObjectNode query = JSON.createObjectNode().put("operationName", "PlaybackAccessToken");
        query.putObject("extensions")
                .putObject("persistedQuery")
                .put("version", 1)
                .put("sha256Hash", settings.queryHash());
        query.putObject("variables")
                .put("isLive", true)
                .put("login", login)
                .put("isVod", false)
                .put("vodID", "")
                .put("playerType", settings.playerType())
                .put("platform", settings.platform());
        return JSON.writeValueAsString(query);
    }
}
