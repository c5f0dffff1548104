package dev.livekeep.twitch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.livekeep.domain.source.Refusal;
import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.twitch.AccessTokenQuery.Leave;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What GraphQL answered to the question for an access token, of whichever shape (twitch.md).
 *
 * @param login of the channel asked for
 * @param text which may hold tokens and is shown only where it cannot
 * @param oauth the token that was sent along
 */
record TokenReply(String login, int status, String text, Optional<String> oauth) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TOKEN = Pattern.compile("unauthori[sz]ed|unauthenticated|\\btoken\\b");

    Leave leave() {
        JsonNode answer = json();
        JsonNode data = answer.path("data");
        JsonNode token = data.path("streamPlaybackAccessToken");
        if (token.path("value").isTextual() && token.path("signature").isTextual()) {
            return new Leave.Given(new AccessToken(
                    token.path("signature").asText(), token.path("value").asText()));
        }
        String errors = String.join("; ", errors(answer));
        String line = errors.isEmpty() ? statusLine() : shown(errors);
        Optional<Refusal> refusal = refusal(errors.toLowerCase(Locale.ROOT));
        if (refusal.isPresent()) {
            return denied(refusal.get(), line);
        }
        if (isPassing(errors.toLowerCase(Locale.ROOT))) {
            return new Leave.Denied(new StreamAnswer.Failed("Twitch gives no access token: " + line));
        }
        if (!errors.isEmpty() || status >= 400) {
            return denied(Refusal.OTHER, line);
        }
        if (data.has("streamPlaybackAccessToken")) {
            return denied(
                    Refusal.NO_SUCH_CHANNEL,
                    "Twitch knows no channel of the login " + Shown.words(login) + ", or does not show it");
        }
        return new Leave.Denied(new StreamAnswer.Failed("wanted JSON with an access token, found " + line));
    }

    private JsonNode json() {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** All that complains in an answer, of either shape. */
    private static List<String> errors(JsonNode answer) {
        List<String> found = new ArrayList<>();
        answer.path("errors").forEach(error -> found.add(error.path("message").asText("")));
        if (answer.path("error").isTextual()) {
            found.add(answer.path("error").asText());
            found.add(answer.path("message").asText(""));
        }
        found.removeIf(String::isBlank);
        return found;
    }

    private Optional<Refusal> refusal(String errors) {
        if (errors.contains("persistedquery")) {
            return Optional.of(Refusal.QUERY_HASH_UNKNOWN);
        }
        if (errors.contains("integrity")) {
            return Optional.of(Refusal.INTEGRITY_REFUSED);
        }
        boolean token = status == 401 || TOKEN.matcher(errors).find();
        return token ? Optional.of(Refusal.TOKEN_REFUSED) : Optional.empty();
    }

    /** Whether the same question may be answered in a while. */
    private boolean isPassing(String errors) {
        return status >= 500
                || status == 408
                || status == 429
                || Stream.of("service timeout", "service unavailable", "service error", "server error")
                        .anyMatch(errors::contains);
    }

    private static Leave denied(Refusal refusal, String line) {
        return new Leave.Denied(new StreamAnswer.Refused(refusal, line));
    }

    /** What looks like JSON may hold the token that we could not read. */
    private String statusLine() {
        String body = text.strip();
        if (body.isEmpty()) {
            return "status " + status + " and nothing else";
        }
        boolean json = body.startsWith("{") || body.startsWith("[");
        return "status " + status + ", " + (json ? "JSON of " + body.length() + " characters" : shown(body));
    }

    private String shown(String words) {
        return Shown.words(oauth.isEmpty() ? words : words.replace(oauth.get(), "…"));
    }

    @Override
    public String toString() {
        return "an answer with status " + status;
    }
}
