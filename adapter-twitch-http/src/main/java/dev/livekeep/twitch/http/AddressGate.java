package dev.livekeep.twitch.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;

/**
 * Lets a request through or not, by where it would go (design §7): only http and https, and only addresses that the
 * whole world may ask, unless the user's own URL names this host, or has an address of the same kind, or an allowed
 * block holds it. One forbidden address of a name forbids the name.
 */
final class AddressGate {

    private final List<AddressRange> allowed;
    private final ProxyRules proxies;
    private final HostBook hosts;

    AddressGate(List<AddressRange> allowed, ProxyRules proxies, HostBook hosts) {
        this.allowed = allowed;
        this.proxies = proxies;
        this.hosts = hosts;
    }

    /** Ends without a word if {@code uri} may be asked on behalf of {@code owner}; may wait for the name service. */
    void check(URI uri, Owner owner, Cancellation stop) throws IOException {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new ForbiddenAddressException("only http and https are asked, not " + ShownUri.of(uri));
        }
        String host = uri.getHost();
        if (host == null || host.isEmpty()) {
            throw new ForbiddenAddressException("no readable host in " + ShownUri.of(uri));
        }
        if (proxies.applyTo(uri)) {
            checkBeforeProxy(uri, owner);
            return;
        }
        for (InetAddress address : hosts.resolve(host, stop)) {
            AddressKind kind = AddressKind.of(address);
            if (kind != AddressKind.PUBLIC && !justified(address, kind, host, owner, stop)) {
                throw forbidden(uri, address, kind);
            }
        }
    }

    private boolean justified(InetAddress address, AddressKind kind, String host, Owner owner, Cancellation stop)
            throws IOException {
        if (owner.names(host) || allowed.stream().anyMatch(block -> block.contains(address))) {
            return true;
        }
        if (kind == AddressKind.METADATA || kind == AddressKind.UNUSABLE) {
            return false;
        }
        for (URI own : owner.urls()) {
            if (own.getHost() != null && hasKind(own.getHost(), kind, stop)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasKind(String host, AddressKind kind, Cancellation stop) throws IOException {
        try {
            return hosts.resolve(host, stop).stream().anyMatch(own -> AddressKind.of(own) == kind);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The proxy resolves names, so only what is plain to see can be refused. */
    private void checkBeforeProxy(URI uri, Owner owner) throws ForbiddenAddressException {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean local = host.equals("localhost") || host.endsWith(".localhost");
        if (owner.names(host)) {
            return;
        }
        if (local) {
            throw new ForbiddenAddressException("the address of " + ShownUri.of(uri) + " is loopback");
        }
        boolean literal = host.startsWith("[") || host.matches("\\d{1,3}(\\.\\d{1,3}){3}");
        if (literal) {
            InetAddress address =
                    AddressRange.parse(host.replaceAll("[\\[\\]]|%.*", "")).base();
            AddressKind kind = AddressKind.of(address);
            if (kind != AddressKind.PUBLIC && allowed.stream().noneMatch(block -> block.contains(address))) {
                throw forbidden(uri, address, kind);
            }
        }
    }

    private static ForbiddenAddressException forbidden(URI uri, InetAddress address, AddressKind kind) {
        return new ForbiddenAddressException("the address of " + ShownUri.of(uri) + " is "
                + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + " (" + address.getHostAddress()
                + "); allow it with --allow-address if that is wanted");
    }
}
