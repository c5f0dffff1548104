package dev.livekeep.twitch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.livekeep.domain.source.Refusal;
import dev.livekeep.twitch.PlaylistFetcher.Fetched;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What usher says when it gives no playlist: a JSON array of errors (twitch.md), or any other page.
 *
 * @param said on purpose: the errors of the array, or else nothing
 * @param line for people; of an array only what is said in it, for it quotes our own address with the token
 */
record UsherWords(int status, String said, String line) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final List<String> TELLING = List.of("error", "error_code", "type");

    static UsherWords of(Fetched.Bad bad) {
        String body = bad.words().strip();
        if (!body.startsWith("[") && !body.startsWith("{")) {
            return new UsherWords(bad.status(), "", bad.line());
        }
        String said = said(body);
        String line = "status " + bad.status() + (said.isEmpty() ? "" : ", " + Shown.words(said));
        return new UsherWords(bad.status(), said.replace('_', ' ').toLowerCase(Locale.ROOT), line);
    }

    /** The text may be cut anywhere: what stands before the cut is enough. */
    private static String said(String body) {
        Set<String> found = new LinkedHashSet<>();
        try (JsonParser parser = JSON.createParser(body)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.VALUE_STRING && TELLING.contains(parser.currentName())) {
                    found.add(parser.getText());
                }
            }
        } catch (IOException cut) {
            // the rest is not to be had
        }
        found.removeIf(text -> text.isBlank() || text.equals("error"));
        return String.join(", ", found);
    }

    /** Whether it is no refusal at all. */
    boolean notLive() {
        return isGone() && (said.contains("transcode does not exist") || said.contains("can not find channel"));
    }

    /** Whether there may be nothing at this address, rather than no stream. */
    boolean isGone() {
        return status == 404 || status == 410;
    }

    /** Why not; empty if a later try may do better. */
    Optional<Refusal> refusal() {
        if (saysOneOf("region", "restricted", "geo", "entitlement")) {
            return Optional.of(Refusal.CONTENT_RESTRICTED);
        }
        if (status == 401 || saysOneOf("token", "signature", "authoriz")) {
            return Optional.of(Refusal.TOKEN_REFUSED);
        }
        boolean refused = status >= 400 && status < 500 && status != 408 && status != 429;
        return refused ? Optional.of(Refusal.OTHER) : Optional.empty();
    }

    private boolean saysOneOf(String... words) {
        return Stream.of(words).anyMatch(said::contains);
    }
}
