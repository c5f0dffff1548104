package dev.livekeep.twitch.http;

import dev.livekeep.domain.text.ForeignText;
import java.net.URI;

/** What of an address may stand in logs and errors: host and path, never the query or a login. */
public final class ShownUri {

    private ShownUri() {}

    /** Host, port and path on one line, between double quotes. */
    public static String of(URI uri) {
        String scheme = uri.getScheme() == null || uri.getScheme().matches("(?i)https?") ? "" : uri.getScheme() + ":";
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return ForeignText.quoted(scheme + domain(uri) + path);
    }

    /** The host, with the port if the URL names one; empty if it has none. */
    public static String domain(URI uri) {
        if (uri.getHost() == null) {
            return "";
        }
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }
}
