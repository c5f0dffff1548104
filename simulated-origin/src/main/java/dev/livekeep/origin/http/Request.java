package dev.livekeep.origin.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as it was read.
 *
 * @param path decoded, without query
 * @param query decoded; of a name given twice the last value
 * @param headers by lower-case name; of a name given twice the values joined by a comma
 * @param body as UTF-8, up to 1 MiB
 */
public record Request(
        String method,
        String target,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        String body) {
    private static final int HEAD_LIMIT = 65_536;
    private static final int BODY_LIMIT = 1 << 20;

    /** Reads one request; empty when the peer closed before its first byte. */
    static Optional<Request> read(InputStream in) throws IOException {
        String first = line(in);
        if (first == null) {
            return Optional.empty();
        }
        String[] words = first.split(" ", -1);
        if (words.length != 3) {
            throw new ProtocolException("want a request line, got " + words.length + " words");
        }
        Map<String, String> headers = headers(in);
        int length =
                Integer.parseInt(headers.getOrDefault("content-length", "0").strip());
        if (length < 0 || length > BODY_LIMIT || headers.containsKey("transfer-encoding")) {
            throw new ProtocolException("want a request body with a length below 1 MiB");
        }
        String[] target = words[1].split("\\?", 2);
        return Optional.of(new Request(
                words[0],
                words[1],
                decoded(target[0].replace("+", "%2B")),
                query(target.length > 1 ? target[1] : ""),
                headers,
                new String(in.readNBytes(length), StandardCharsets.UTF_8)));
    }

    /** The value of a header, by its lower-case name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    boolean wantsClose() {
        return header("connection")
                .map(v -> v.toLowerCase(Locale.ROOT).contains("close"))
                .orElse(false);
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new ProtocolException("want a header with a colon");
            }
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            headers.merge(name, line.substring(colon + 1).strip(), (a, b) -> a + ", " + b);
        }
        return headers;
    }

    private static @Nullable String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return line.toString();
            }
            if (next != '\r') {
                line.append((char) next);
            }
            if (line.length() > HEAD_LIMIT) {
                throw new ProtocolException("want lines below 64 KiB");
            }
        }
        return null;
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                String[] halves = pair.split("=", 2);
                query.put(decoded(halves[0]), halves.length > 1 ? decoded(halves[1]) : "");
            }
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
