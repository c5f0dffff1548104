package dev.livekeep.domain.playlist;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Resolving and coding of addresses as text: {@link URI#resolve} follows an older rule and refuses what is found. */
final class UriText {
    /** What bytes that are no UTF-8 become: never part of an address. */
    static final char REPLACEMENT = '\uFFFD';

    private static final boolean[] PLAIN = new boolean[128];
    private static final boolean[] HOST = new boolean[128];
    private static final HexFormat UPPER_HEX = HexFormat.of().withUpperCase();

    static {
        for (char letter = 'a'; letter <= 'z'; letter++) {
            HOST[letter] = true;
            HOST[Character.toUpperCase(letter)] = true;
        }
        for (char digit = '0'; digit <= '9'; digit++) {
            HOST[digit] = true;
        }
        HOST['.'] = true;
        HOST['-'] = true;
        System.arraycopy(HOST, 0, PLAIN, 0, HOST.length);
        for (char mark : "_~!$&'()*+,;=:@/?".toCharArray()) {
            PLAIN[mark] = true;
        }
    }

    private UriText() {}

    /**
     * Whether {@link #resolve} certainly makes a URI of it, without making one: the case of nearly every line, so neither
     * allocation nor a look at each character. What no path and no query may hold is coded; trouble is in what is before.
     */
    static boolean isSound(String text, URI base) {
        boolean absolute = isPlainHttp(text);
        boolean relative =
                !absolute && isPlainRelative(text) && base.getRawAuthority() != null && base.getScheme() != null;
        return (absolute || relative) && text.indexOf(REPLACEMENT) < 0;
    }

    /** {@code http(s)://host} with a path, a query or nothing after it. */
    private static boolean isPlainHttp(String text) {
        int host = text.startsWith("https://") ? 8 : text.startsWith("http://") ? 7 : text.length();
        int at = host;
        while (at < text.length() && isHostCharacter(text.charAt(at))) {
            at++;
        }
        return at > host && (at == text.length() || text.charAt(at) == '/' || text.charAt(at) == '?');
    }

    private static boolean isHostCharacter(char here) {
        return here < 128 && HOST[here];
    }

    private static boolean isPlainRelative(String text) {
        if (text.startsWith("//")) {
            return false;
        }
        for (int at = 0; at < text.length(); at++) {
            char here = text.charAt(at);
            if (here == '/' || here == '?') {
                return true;
            }
            if (here == ':') {
                return false;
            }
        }
        return true;
    }

    /** RFC 3986 §5.2.2, the fragment left out. */
    static String resolve(URI base, String reference) {
        String coded = coded(withoutFragment(reference));
        if (schemeLength(coded) > 0) {
            return coded;
        }
        String scheme = base.getScheme() == null ? "" : base.getScheme() + ":";
        if (coded.startsWith("//")) {
            return scheme + coded;
        }
        String authority = base.getRawAuthority() == null ? "" : "//" + base.getRawAuthority();
        String basePath = base.getRawPath() == null ? "" : base.getRawPath();
        int query = coded.indexOf('?');
        String path = query < 0 ? coded : coded.substring(0, query);
        String tail = query < 0 ? "" : coded.substring(query);
        if (path.isEmpty()) {
            String same = query < 0 && base.getRawQuery() != null ? "?" + base.getRawQuery() : tail;
            return scheme + authority + basePath + same;
        }
        String merged = path.startsWith("/") ? path : merged(authority, basePath, path);
        return scheme + authority + withoutDots(merged) + tail;
    }

    private static String merged(String authority, String basePath, String path) {
        if (basePath.isEmpty()) {
            return authority.isEmpty() ? path : "/" + path;
        }
        return basePath.substring(0, basePath.lastIndexOf('/') + 1) + path;
    }

    private static String withoutFragment(String reference) {
        int fragment = reference.indexOf('#');
        return fragment < 0 ? reference : reference.substring(0, fragment);
    }

    /** The length of a leading scheme with its colon; 0 for none. */
    private static int schemeLength(String reference) {
        for (int at = 0; at < reference.length(); at++) {
            char here = reference.charAt(at);
            if (here == ':') {
                return at == 0 ? 0 : at + 1;
            }
            boolean letter = (here >= 'a' && here <= 'z') || (here >= 'A' && here <= 'Z');
            boolean other = (here >= '0' && here <= '9') || here == '+' || here == '-' || here == '.';
            if (!letter && !(other && at > 0)) {
                return 0;
            }
        }
        return 0;
    }

    /** RFC 3986 §5.2.4. */
    private static String withoutDots(String path) {
        if (path.indexOf("/.") < 0 && !path.startsWith(".")) {
            return path;
        }
        StringBuilder out = new StringBuilder(path.length());
        int at = 0;
        while (at < path.length()) {
            int slash = path.charAt(at) == '/' ? 1 : 0;
            int next = path.indexOf('/', at + slash);
            int end = next < 0 ? path.length() : next;
            String name = path.substring(at + slash, end);
            boolean last = next < 0;
            if (name.equals("..")) {
                out.setLength(Math.max(0, out.lastIndexOf("/")));
            } else if (!name.equals(".")) {
                out.append(path, at, end);
            }
            if (last && (name.equals("..") || name.equals("."))) {
                out.append('/');
            }
            at = end;
        }
        return out.toString();
    }

    /** Percent-codes what a URI may not hold; square brackets may stand in the host only. */
    private static String coded(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        int hostEnd = hostEnd(text);
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            boolean bracket = (point == '[' || point == ']') && at < hostEnd;
            boolean percent = point == '%' && isHexPair(text, at + 1);
            if (bracket || percent || (point < 128 && PLAIN[point])) {
                out.append((char) point);
            } else {
                appendCoded(out, point);
            }
            at += Character.charCount(point);
        }
        return out.toString();
    }

    private static int hostEnd(String text) {
        int host = schemeLength(text);
        if (!text.startsWith("//", host)) {
            return 0;
        }
        for (int at = host + 2; at < text.length(); at++) {
            if (text.charAt(at) == '/' || text.charAt(at) == '?') {
                return at;
            }
        }
        return text.length();
    }

    private static void appendCoded(StringBuilder out, int point) {
        for (byte octet : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
            out.append('%').append(UPPER_HEX.toHexDigits(octet));
        }
    }

    private static boolean isHexPair(String text, int at) {
        return at + 1 < text.length()
                && HexFormat.isHexDigit(text.charAt(at))
                && HexFormat.isHexDigit(text.charAt(at + 1));
    }

    /** The decoded value of a query's parameter; null when it has none of that name. */
    static @Nullable String queryParameter(URI uri, String name) {
        String query = uri.getRawQuery();
        if (query == null) {
            return null;
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            if (decoded(key).equals(name)) {
                return equals < 0 ? "" : decoded(pair.substring(equals + 1));
            }
        }
        return null;
    }

    private static String decoded(String coded) {
        if (coded.indexOf('%') < 0) {
            return coded;
        }
        byte[] from = coded.getBytes(StandardCharsets.UTF_8);
        byte[] to = new byte[from.length];
        int length = 0;
        for (int at = 0; at < from.length; at++) {
            boolean pair = from[at] == '%'
                    && at + 2 < from.length
                    && HexFormat.isHexDigit(from[at + 1])
                    && HexFormat.isHexDigit(from[at + 2]);
            if (pair) {
                to[length++] =
                        (byte) (HexFormat.fromHexDigit(from[at + 1]) * 16 + HexFormat.fromHexDigit(from[at + 2]));
                at += 2;
            } else {
                to[length++] = from[at];
            }
        }
        return new String(to, 0, length, StandardCharsets.UTF_8);
    }
}
