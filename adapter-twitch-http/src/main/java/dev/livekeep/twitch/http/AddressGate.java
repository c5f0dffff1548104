package dev.livekeep.twitch.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Lets a request through or not, by where it would go (design §7): only http and https, and only addresses that the
 * whole world may ask, unless the user's own URL has an address of the same kind, or an allowed block holds it. One
 * forbidden address of a name forbids the name.
 *
 * <p>Whoever owns a name decides what it stands for. So a name of the user's URL vouches for nothing that is not public
 * once it had a public address, and never for where clouds keep their secrets.
 */
final class AddressGate {

    /** We read such numbers in another way than most proxies do. */
    private static final Pattern OCTAL_OR_HEX = Pattern.compile("(.*\\.)?0[0-9xX][0-9a-fA-F]*(\\.[0-9xX.]*)?");

    private final List<AddressRange> allowed;
    private final ProxyRules proxies;
    private final HostBook hosts;
    /** Of the users' own names. */
    private final Set<String> oncePublic = ConcurrentHashMap.newKeySet();

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
            checkBeforeProxy(uri, owner, stop);
        } else {
            List<InetAddress> addresses = hosts.resolve(host, stop);
            check(uri, addresses, owner, unused -> true, stop);
            hosts.approve(host, addresses);
        }
    }

    /** The proxy resolves names, so only what is plain to see can be refused. */
    private void checkBeforeProxy(URI uri, Owner owner, Cancellation stop) throws IOException {
        String host = uri.getHost();
        if (OCTAL_OR_HEX.matcher(host).matches()) {
            throw new ForbiddenAddressException("what " + ShownUri.of(uri) + " stands for is not plain to see");
        }
        if (HostBook.isLiteral(host)) {
            check(uri, hosts.resolve(host, stop), owner, HostBook::isLiteral, stop);
        } else if (isLocal(host) && owner.hosts().noneMatch(AddressGate::isLocal)) {
            throw new ForbiddenAddressException("the address of " + ShownUri.of(uri) + " is loopback");
        }
    }

    private static boolean isLocal(String host) {
        return host.toLowerCase(Locale.ROOT).matches("(.*\\.)?localhost\\.?");
    }

    /** Only such hosts of the user's own URLs may vouch for anything as {@code vouching} takes in. */
    private void check(URI uri, List<InetAddress> addresses, Owner owner, Predicate<String> vouching, Cancellation stop)
            throws IOException {
        for (InetAddress address : addresses) {
            AddressKind kind = AddressKind.of(address);
            if (kind != AddressKind.PUBLIC
                    && allowed.stream().noneMatch(block -> block.contains(address))
                    && !isJustified(kind, uri.getHost(), owner, vouching, stop)) {
                throw forbidden(uri, address, kind);
            }
            if (kind == AddressKind.PUBLIC && owner.names(uri.getHost())) {
                oncePublic.add(uri.getHost().toLowerCase(Locale.ROOT));
            }
        }
    }

    private boolean isJustified(
            AddressKind kind, String host, Owner owner, Predicate<String> vouching, Cancellation stop)
            throws IOException {
        if (kind == AddressKind.METADATA || kind == AddressKind.UNUSABLE) {
            return owner.names(host) && HostBook.isLiteral(host);
        }
        for (String own : owner.hosts().filter(vouching).toList()) {
            if (isOfKind(own, kind, stop)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOfKind(String own, AddressKind kind, Cancellation stop) throws IOException {
        try {
            List<AddressKind> kinds =
                    hosts.resolve(own, stop).stream().map(AddressKind::of).toList();
            if (kinds.contains(AddressKind.PUBLIC)) {
                oncePublic.add(own.toLowerCase(Locale.ROOT));
            }
            return kinds.contains(kind) && !oncePublic.contains(own.toLowerCase(Locale.ROOT));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static ForbiddenAddressException forbidden(URI uri, InetAddress address, AddressKind kind) {
        return new ForbiddenAddressException("the address of " + ShownUri.of(uri) + " is "
                + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + " (" + address.getHostAddress()
                + "); allow it with --allow-address if that is wanted");
    }
}
