package dev.livekeep.twitch.http.wire;

import dev.livekeep.domain.source.ClientRole;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;

/**
 * Where a connection leads, and for whom: only connections of one place stand in for each other.
 *
 * @param host a name or an address, in lower case; an IPv6 address in brackets
 */
record Place(ClientRole role, boolean tls, String host, int port) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    static Place of(ClientRole role, URI uri) {
        boolean tls = "https".equalsIgnoreCase(uri.getScheme());
        int port = uri.getPort() >= 0 ? uri.getPort() : tls ? HTTPS : HTTP;
        return new Place(role, tls, uri.getHost().toLowerCase(Locale.ROOT), port);
    }

    /** The best address at this moment; resolves names, and so passes by whatever rules the JDK's resolver was given. */
    InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }

    /** The host as certificates name it. */
    String name() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** The value of the {@code Host} header. */
    String authority() {
        return port == (tls ? HTTPS : HTTP) ? host : host + ":" + port;
    }
}
