package dev.livekeep.origin.twitch;

import dev.livekeep.origin.fault.Refusal;
import dev.livekeep.origin.http.Answer;
import dev.livekeep.origin.http.Request;
import dev.livekeep.origin.journal.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Twitch's GraphQL endpoint as far as a recorder needs it: the persisted query PlaybackAccessToken. */
final class TokenDesk {
    private static final String KNOWN_HASH = "ed230aa1e33e07eebb8928504583da78a5173989fadfb1ac94be06a04f3cdbe9";

    private final GoldenJson body = new GoldenJson("token-request.json");
    private final GoldenNames headers = new GoldenNames("token-headers.txt");
    private final Tokens tokens;
    private final Predicate<String> channelExists;
    private final Optional<String> oauthToken;

    TokenDesk(Tokens tokens, Predicate<String> channelExists, Optional<String> oauthToken) {
        this.tokens = tokens;
        this.channelExists = channelExists;
        this.oauthToken = oauthToken;
    }

    /** The channel a token is asked for, as far as that can be read. */
    Optional<String> login(Request request) {
        return read(request)
                .flatMap(r ->
                        r.get("variables") instanceof Map<?, ?> variables ? Optional.of(variables) : Optional.empty())
                .flatMap(v -> v.get("login") instanceof String login ? Optional.of(login) : Optional.empty());
    }

    /** What differs from the golden files. */
    List<String> differences(Request request) {
        List<String> differences = new ArrayList<>();
        if (!request.method().equals("POST")) {
            differences.add("want POST, found " + request.method());
        }
        differences.addAll(headers.differences(request.headers()));
        Optional<Map<?, ?>> json = read(request);
        if (json.isEmpty()) {
            differences.add("want a JSON object as body, found something else");
        } else if (!asksUnknownHash(json.get())) {
            differences.addAll(body.differences(json.get()));
        }
        return differences;
    }

    /** The answer to a request that differs in nothing. */
    Answer answer(Request request, Instant now) {
        if (read(request).filter(TokenDesk::asksUnknownHash).isPresent()) {
            return refused(Refusal.HASH_UNKNOWN);
        }
        Optional<String> oauth = request.header("authorization").map(v -> v.replaceFirst("^OAuth ", ""));
        if (oauth.isPresent() && oauthToken.isPresent() && !oauth.equals(oauthToken)) {
            return refused(Refusal.UNAUTHORIZED);
        }
        String login = login(request).orElse("");
        if (!channelExists.test(login)) {
            return refused(Refusal.NO_TOKEN);
        }
        String value = tokens.value(login, now);
        Map<String, Object> token = Json.object("value", value, "signature", tokens.signature(value));
        return Answer.text(
                200,
                "application/json",
                Json.text(Json.object("data", Json.object("streamPlaybackAccessToken", token))));
    }

    private static Answer refused(Refusal refusal) {
        return Answer.text(refusal.status(), "application/json", refusal.body());
    }

    /** A hash nobody knows is an answer of its own, no difference. */
    private static boolean asksUnknownHash(Map<?, ?> json) {
        return json.get("extensions") instanceof Map<?, ?> extensions
                && extensions.get("persistedQuery") instanceof Map<?, ?> query
                && query.get("sha256Hash") instanceof String hash
                && hash.matches("[0-9a-f]{64}")
                && !hash.equals(KNOWN_HASH);
    }

    private static Optional<Map<?, ?>> read(Request request) {
        try {
            @Nullable Object json = Json.parse(request.body());
            return json instanceof Map<?, ?> object ? Optional.of(object) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
