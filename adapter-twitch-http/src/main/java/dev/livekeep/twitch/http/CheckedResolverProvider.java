package dev.livekeep.twitch.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.security.Security;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the JDK connect only to addresses that were checked. An HTTP client resolves names by itself; between our look
 * and its own the answer could change (DNS rebinding). For a name that a {@link HostBook} has looked up, the JDK gets
 * that book's answer, in that book's order; for every other name the JDK's own resolver answers as if this class were
 * not there.
 *
 * <p>The JDK loads one provider for the whole process by {@code META-INF/services} and gives nobody a reference to it,
 * so this class holds the only static state of the module: which books are open. The JDK's cache would keep the order
 * of a name's addresses for 30 s, a failed one in front; unless {@code networkaddress.cache.ttl} is set, it is
 * switched off with the first book, for the books keep the answers themselves. Through a proxy the proxy resolves, and
 * only literal addresses can be refused.
 */
public final class CheckedResolverProvider extends InetAddressResolverProvider {

    private static final String CACHE = "networkaddress.cache.ttl";
    private static final Set<HostBook> BOOKS = ConcurrentHashMap.newKeySet();
    private static final AtomicReference<@Nullable InetAddressResolver> BUILTIN = new AtomicReference<>();

    /** For the JDK's service loader. */
    public CheckedResolverProvider() {}

    @Override
    public InetAddressResolver get(Configuration configuration) {
        BUILTIN.set(configuration.builtinResolver());
        return new CheckedResolver(configuration.builtinResolver());
    }

    @Override
    public String name() {
        return "livekeep";
    }

    static void open(HostBook book) {
        if (Security.getProperty(CACHE) == null) {
            Security.setProperty(CACHE, "0");
        }
        BOOKS.add(book);
    }

    static void close(HostBook book) {
        BOOKS.remove(book);
    }

    /** What the JDK itself knows of a name, past its cache and past every book. */
    static List<InetAddress> lookUp(String host) throws UnknownHostException {
        InetAddress.getLoopbackAddress();
        InetAddressResolver own = BUILTIN.get();
        if (own == null) {
            return List.of(InetAddress.getAllByName(host));
        }
        try (Stream<InetAddress> found = own.lookupByName(host, preference())) {
            return found.toList();
        }
    }

    private static InetAddressResolver.LookupPolicy preference() {
        int both = InetAddressResolver.LookupPolicy.IPV4 | InetAddressResolver.LookupPolicy.IPV6;
        if (Boolean.getBoolean("java.net.preferIPv4Stack")) {
            return InetAddressResolver.LookupPolicy.of(InetAddressResolver.LookupPolicy.IPV4);
        }
        return switch (System.getProperty("java.net.preferIPv6Addresses", "false")) {
            case "true" -> InetAddressResolver.LookupPolicy.of(both | InetAddressResolver.LookupPolicy.IPV6_FIRST);
            case "system" -> InetAddressResolver.LookupPolicy.of(both);
            default -> InetAddressResolver.LookupPolicy.of(both | InetAddressResolver.LookupPolicy.IPV4_FIRST);
        };
    }

    private record CheckedResolver(InetAddressResolver builtin) implements InetAddressResolver {

        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
            Optional<List<InetAddress>> known = BOOKS.stream()
                    .map(book -> book.known(host))
                    .flatMap(Optional::stream)
                    .findFirst();
            return known.isPresent() ? known.get().stream() : builtin.lookupByName(host, policy);
        }

        @Override
        public String lookupByAddress(byte[] address) throws UnknownHostException {
            return builtin.lookupByAddress(address);
        }
    }
}
