package dev.livekeep.twitch.http;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How HTTP is spoken.
 *
 * @param client what carries requests
 * @param connectTimeout for one connection
 * @param limits sizes
 * @param allowedAddresses blocks that playlists and redirects may name although they are not public
 * @param proxies which requests go through a proxy
 * @param trustedCertificates a PEM file, or a folder of them, to trust instead of the JDK's own
 */
public record HttpSettings(
        ClientKind client,
        Duration connectTimeout,
        HttpLimits limits,
        List<AddressRange> allowedAddresses,
        ProxyRules proxies,
        Optional<Path> trustedCertificates) {
    public HttpSettings {
        if (!connectTimeout.isPositive()) {
            throw new IllegalArgumentException("want a positive connect timeout, got " + connectTimeout);
        }
        allowedAddresses = List.copyOf(allowedAddresses);
    }

    /** Sockets, 5 s to connect (two lost packets may be sent again), the usual limits, public addresses only, no proxy, the JDK's trust. */
    public static HttpSettings defaults() {
        return new HttpSettings(
                ClientKind.SOCKETS,
                Duration.ofSeconds(5),
                HttpLimits.defaults(),
                List.of(),
                ProxyRules.none(),
                Optional.empty());
    }

    /**
     * These settings with the proxies and the trust that an environment names, as Python's requests reads it:
     * {@code HTTP_PROXY}, {@code HTTPS_PROXY}, {@code ALL_PROXY}, {@code NO_PROXY} in either case, then the first of
     * {@code REQUESTS_CA_BUNDLE}, {@code CURL_CA_BUNDLE} and {@code SSL_CERT_FILE}.
     *
     * @throws IllegalArgumentException with one plain line if a proxy or the certificates cannot be used
     */
    public HttpSettings withEnvironment(Map<String, String> environment) {
        Optional<Path> bundle = Stream.of("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .map(Path::of);
        requireUsable(bundle);
        return new HttpSettings(
                client, connectTimeout, limits, allowedAddresses, ProxyRules.fromEnvironment(environment), bundle);
    }

    private static void requireUsable(Optional<Path> bundle) {
        try {
            TrustedCertificates.context(bundle);
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** These settings with more addresses that playlists and redirects may name. */
    public HttpSettings allowing(List<AddressRange> blocks) {
        return new HttpSettings(client, connectTimeout, limits, blocks, proxies, trustedCertificates);
    }

    /** These settings with another client. */
    public HttpSettings over(ClientKind other) {
        return new HttpSettings(other, connectTimeout, limits, allowedAddresses, proxies, trustedCertificates);
    }

    /** These settings with other limits. */
    public HttpSettings withLimits(HttpLimits others) {
        return new HttpSettings(client, connectTimeout, others, allowedAddresses, proxies, trustedCertificates);
    }
}
