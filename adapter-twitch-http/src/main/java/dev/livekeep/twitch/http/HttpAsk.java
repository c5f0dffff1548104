package dev.livekeep.twitch.http;

import dev.livekeep.domain.source.ClientRole;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One request, redirects included. Its text shows neither query nor headers: both may hold tokens.
 *
 * @param name contract §12's name for it
 * @param uri where to
 * @param headers beside those of the protocol; of one name in two spellings the later counts
 * @param body makes it a POST, which is never redirected
 * @param client which connections to use
 * @param owner on whose behalf
 */
public record HttpAsk(
        String name, URI uri, Map<String, String> headers, Optional<String> body, ClientRole client, Owner owner) {

    public HttpAsk {
        TreeMap<String, String> sameInAnyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sameInAnyCase.putAll(headers);
        headers = Collections.unmodifiableMap(sameInAnyCase);
    }

    /** A GET. */
    public static HttpAsk get(String name, URI uri, ClientRole client, Owner owner) {
        return new HttpAsk(name, uri, Map.of(), Optional.empty(), client, owner);
    }

    /** The same with one header more. */
    public HttpAsk with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new HttpAsk(name, uri, more, body, client, owner);
    }

    /** The same with more headers. */
    public HttpAsk with(Map<String, String> others) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.putAll(others);
        return new HttpAsk(name, uri, more, body, client, owner);
    }

    /** The same request to another place, which follows from an answer. */
    HttpAsk at(URI elsewhere) {
        return new HttpAsk(name, elsewhere, headers, body, client, owner);
    }

    /** The same without one header. */
    HttpAsk without(String header) {
        Map<String, String> fewer = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fewer.putAll(headers);
        fewer.remove(header);
        return new HttpAsk(name, uri, fewer, body, client, owner);
    }

    /** The same as a POST of {@code text}. */
    public HttpAsk posting(String text) {
        return new HttpAsk(name, uri, headers, Optional.of(text), client, owner);
    }

    /** The word of the protocol. */
    public String method() {
        return body.isPresent() ? "POST" : "GET";
    }

    @Override
    public String toString() {
        return method() + " " + ShownUri.of(uri);
    }
}
