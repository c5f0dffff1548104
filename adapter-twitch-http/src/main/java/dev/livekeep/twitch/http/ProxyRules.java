package dev.livekeep.twitch.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which requests go through which HTTP proxy, read from an environment as Python's requests reads it: the lower-case
 * name wins over the upper-case one, {@code ALL_PROXY} fills in, and an entry of {@code NO_PROXY} is {@code *}, the end
 * of a host name (with or without port), an IPv4 address or a block of them. Immutable.
 */
public final class ProxyRules extends ProxySelector {

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final ProxyRules NONE = new ProxyRules(Optional.empty(), Optional.empty(), List.of());

    private final Optional<Server> http;
    private final Optional<Server> https;
    private final List<String> direct;

    private ProxyRules(Optional<Server> http, Optional<Server> https, List<String> direct) {
        this.http = http;
        this.https = https;
        this.direct = direct;
    }

    /** Everything goes directly. */
    public static ProxyRules none() {
        return NONE;
    }

    /**
     * What an environment says.
     *
     * @throws IllegalArgumentException with one plain line, without credentials, if a proxy cannot be used
     */
    public static ProxyRules fromEnvironment(Map<String, String> environment) {
        List<String> direct = value(environment, "NO_PROXY").stream()
                .flatMap(list -> Arrays.stream(list.replace(" ", "").split(",")))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> entry.toLowerCase(Locale.ROOT))
                .toList();
        return new ProxyRules(server(environment, "HTTP_PROXY"), server(environment, "HTTPS_PROXY"), direct);
    }

    private static Optional<Server> server(Map<String, String> environment, String name) {
        return Stream.of(name, "ALL_PROXY")
                .filter(each -> value(environment, each).isPresent())
                .findFirst()
                .map(each -> Server.parse(each, value(environment, each).orElseThrow()));
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Stream.of(name.toLowerCase(Locale.ROOT), name)
                .map(environment::get)
                .filter(text -> text != null && !text.isBlank())
                .map(String::strip)
                .findFirst();
    }

    /** Whether a request for {@code uri} goes through a proxy, which then resolves the name. */
    boolean applyTo(URI uri) {
        return server(uri).isPresent();
    }

    @Override
    public List<Proxy> select(URI uri) {
        return List.of(server(uri).map(Server::proxy).orElse(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException trouble) {
        // the exchange itself fails and says so
    }

    /** What a proxy wants to see before it serves a request for {@code uri}; empty if nothing, or if there is none. */
    Optional<String> authorization(URI uri) {
        return server(uri).flatMap(Server::authorization);
    }

    private Optional<Server> server(URI uri) {
        Optional<Server> server = "https".equalsIgnoreCase(uri.getScheme()) ? https : http;
        return server.filter(unused -> uri.getHost() != null && !isDirect(uri));
    }

    private boolean isDirect(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        String withPort = uri.getPort() < 0 ? host : host + ":" + uri.getPort();
        return direct.stream().anyMatch(entry -> matches(entry, host, withPort));
    }

    private static boolean matches(String entry, String host, String withPort) {
        if (entry.equals("*")) {
            return true;
        }
        if (IPV4.matcher(host).matches()) {
            return entry.equals(host) || (entry.contains("/") && isInBlock(entry, host));
        }
        return host.endsWith(entry) || withPort.endsWith(entry) || entry.equals("." + host);
    }

    private static boolean isInBlock(String block, String host) {
        try {
            return AddressRange.parse(block).contains(AddressRange.parse(host).base());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "http: " + name(http) + ", https: " + name(https) + ", direct: " + direct;
    }

    private static String name(Optional<Server> server) {
        return server.map(it -> it.host() + ":" + it.port()).orElse("none");
    }

    private record Server(String host, int port, String user, String password) {

        static Server parse(String variable, String text) {
            String whole = text.contains("://") ? text : "http://" + text;
            URI uri;
            try {
                uri = URI.create(whole);
            } catch (IllegalArgumentException e) {
                throw refused(variable, "something else");
            }
            if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
                throw refused(variable, "scheme \"" + uri.getScheme() + "\"");
            }
            String[] login = uri.getRawUserInfo() == null
                    ? new String[] {""}
                    : uri.getRawUserInfo().split(":", 2);
            return new Server(
                    uri.getHost(),
                    uri.getPort() < 0 ? 80 : uri.getPort(),
                    decoded(login[0]),
                    login.length < 2 ? "" : decoded(login[1]));
        }

        private static IllegalArgumentException refused(String variable, String found) {
            return new IllegalArgumentException(
                    "want http://[USER:PASSWORD@]HOST:PORT as proxy in " + variable + ", got " + found);
        }

        private static String decoded(String text) {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        }

        Proxy proxy() {
            return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
        }

        Optional<String> authorization() {
            return Optional.of(user + ":" + password)
                    .filter(login -> login.length() > 1)
                    .map(login -> login.getBytes(StandardCharsets.UTF_8))
                    .map(login -> "Basic " + Base64.getEncoder().encodeToString(login));
        }
    }
}
