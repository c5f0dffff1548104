package dev.livekeep.twitch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.source.Refusal;
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
import java.util.Locale;
import java.util.Map;

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

    Leave ask(String login, Owner owner, ClientRole client, Cancellation stop) throws IOException {
        HttpAsk ask = HttpAsk.get("twitch_get_access_token", settings.gql(), client, owner)
                .with(headers())
                .posting(body(login));
        Reply reply = send(ask, stop);
        try {
            return read(login, reply.status(), JSON.readTree(reply.text()));
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "wanted JSON with an access token, found status " + reply.status() + ", "
                            + Shown.words(reply.text()),
                    e);
        }
    }

    private record Reply(int status, String text) {}

    /** A connection that the peer closed while it lay idle fails a POST, which the client does not send twice by itself. */
    private Reply send(HttpAsk ask, Cancellation stop) throws IOException {
        try {
            return sendOnce(ask, stop);
        } catch (CancelledException | ForbiddenAddressException e) {
            throw e;
        } catch (IOException e) {
            stop.check();
            return sendOnce(ask, stop);
        }
    }

    private Reply sendOnce(HttpAsk ask, Cancellation stop) throws IOException {
        try (HttpAnswer answer = caller.exchange(ask, stop)) {
            return new Reply(answer.status(), new String(Bodies.whole(answer, MOST_BYTES), StandardCharsets.UTF_8));
        }
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", settings.userAgent());
        headers.put("Client-ID", settings.clientId());
        headers.put("Accept-Encoding", "gzip");
        headers.putAll(settings.extraHeaders());
        settings.oauth().current().ifPresent(token -> headers.put("Authorization", "OAuth " + token));
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

    private static Leave read(String login, int status, JsonNode answer) {
        JsonNode data = answer.path("data");
        JsonNode token = data.path("streamPlaybackAccessToken");
        if (token.path("value").isTextual() && token.path("signature").isTextual()) {
            return new Leave.Given(new AccessToken(
                    token.path("signature").asText(), token.path("value").asText()));
        }
        String errors = errors(answer);
        if (!errors.isEmpty()) {
            return new Leave.Denied(denied(status, errors));
        }
        if (data.isObject() && data.has("streamPlaybackAccessToken")) {
            return new Leave.Denied(new StreamAnswer.Refused(
                    Refusal.NO_SUCH_CHANNEL,
                    "Twitch knows no channel of the login " + Shown.words(login) + ", or does not show it"));
        }
        if (status == 401 || status == 403) {
            return new Leave.Denied(new StreamAnswer.Refused(Refusal.OTHER, "status " + status));
        }
        return new Leave.Denied(new StreamAnswer.Failed("wanted an access token, found none, with status " + status));
    }

    /** All that complains in an answer, of either shape. */
    private static String errors(JsonNode answer) {
        StringBuilder found = new StringBuilder();
        for (JsonNode error : answer.path("errors")) {
            found.append(error.path("message").asText("")).append("; ");
        }
        if (answer.path("error").isTextual()) {
            found.append(answer.path("error").asText()).append(": ");
            found.append(answer.path("message").asText(""));
        }
        return found.toString();
    }

    private static StreamAnswer denied(int status, String errors) {
        String known = errors.toLowerCase(Locale.ROOT);
        String words = Shown.words(errors);
        if (known.contains("persistedquerynotfound")) {
            return new StreamAnswer.Refused(Refusal.QUERY_HASH_UNKNOWN, words);
        }
        if (known.contains("integrity")) {
            return new StreamAnswer.Refused(Refusal.INTEGRITY_REFUSED, words);
        }
        if (known.contains("unauthorized") || known.contains("token is invalid") || known.contains("unauthenticated")) {
            return new StreamAnswer.Refused(Refusal.TOKEN_REFUSED, words);
        }
        if (status >= 500
                || known.contains("service timeout")
                || known.contains("service unavailable")
                || known.contains("service error")) {
            return new StreamAnswer.Failed("Twitch said " + words);
        }
        return new StreamAnswer.Refused(Refusal.OTHER, words);
    }
}
