package dev.livekeep.twitch.http.wire;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What comes before the body of an answer (RFC 9112 §4 and §5).
 *
 * @param keepsOpen whether the peer means to take another request on this connection
 */
record Head(int status, HttpHeaders headers, boolean keepsOpen) {

    /** As many as the JDK's client takes. */
    private static final int MOST_BYTES = 384 * 1024;

    private static final int MOST_INTERIM = 20;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
    private static final String NAME_CHARACTERS = "!#$%&'*+-.^_`|~";

    /** Reads the head of the final answer, past those that only announce it. */
    static Head read(Connection from) throws IOException {
        for (int i = 0; i < MOST_INTERIM; i++) {
            Head head = readOne(from);
            if (head.status >= 200) {
                return head;
            }
            if (head.status == 101) {
                break;
            }
        }
        throw new IOException("wanted an answer, found status lines without one");
    }

    private static Head readOne(Connection from) throws IOException {
        String first = from.line(MOST_BYTES);
        int left = MOST_BYTES - first.length();
        List<String> lines = new ArrayList<>();
        for (String line = from.line(left); !line.isEmpty(); line = from.line(left)) {
            left -= line.length() + 2;
            if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
                if (lines.isEmpty()) {
                    throw new IOException("the first header begins with a space");
                }
                lines.add(lines.removeLast() + ' ' + line.strip());
            } else {
                lines.add(line);
            }
        }
        HttpHeaders headers = headers(lines);
        return new Head(status(first), headers, keepsOpen(first, headers));
    }

    private static int status(String line) throws IOException {
        boolean good = line.length() >= 12
                && line.startsWith("HTTP/1.")
                && line.charAt(8) == ' '
                && line.chars().skip(9).limit(3).allMatch(c -> c >= '0' && c <= '9')
                && (line.length() == 12 || line.charAt(12) == ' ');
        int status = good ? Integer.parseInt(line, 9, 12, 10) : 0;
        if (status < 100) {
            throw new IOException("wanted a status line of HTTP/1.1, found something else");
        }
        return status;
    }

    private static HttpHeaders headers(List<String> lines) throws IOException {
        Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon < 1 || !line.chars().limit(colon).allMatch(Head::isNameCharacter)) {
                throw new IOException("a header without a proper name");
            }
            values.computeIfAbsent(line.substring(0, colon), unused -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return HttpHeaders.of(values, (name, value) -> true);
    }

    private static boolean isNameCharacter(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || NAME_CHARACTERS.indexOf(c) >= 0;
    }

    private static boolean keepsOpen(String statusLine, HttpHeaders headers) {
        List<String> wishes = headers.allValues("Connection").stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .toList();
        return statusLine.startsWith("HTTP/1.0")
                ? wishes.stream().anyMatch("keep-alive"::equalsIgnoreCase)
                : wishes.stream().noneMatch("close"::equalsIgnoreCase);
    }

    /** Whether there is no body, whatever the headers say. */
    boolean isBodiless() {
        return status == NO_CONTENT || status == NOT_MODIFIED;
    }

    /** Whether the body comes in chunks. */
    boolean isChunked() {
        List<String> codings = headers.allValues("Transfer-Encoding");
        return !codings.isEmpty() && codings.getLast().toLowerCase(Locale.ROOT).endsWith("chunked");
    }

    /** The length of the body, or -1 where it is not told, or told in more than one way. */
    long length() {
        List<String> lengths =
                headers.allValues("Content-Length").stream().distinct().toList();
        boolean sure = lengths.size() == 1
                && LENGTH.matcher(lengths.getFirst()).matches()
                && headers.allValues("Transfer-Encoding").isEmpty();
        return sure ? Long.parseLong(lengths.getFirst()) : -1;
    }
}
