package dev.livekeep.twitch.http;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * What an address can reach (IANA special-purpose registries). Only {@link #PUBLIC} may be asked for by anyone's wish;
 * the others need a reason of the user's own (design §7).
 */
public enum AddressKind {
    /** The wide network. */
    PUBLIC,
    /** This machine. */
    LOOPBACK,
    /** This wire. */
    LINK_LOCAL,
    /** This house: RFC 1918, unique local. */
    PRIVATE,
    /** The provider's own network (RFC 6598). */
    SHARED,
    /** Where a cloud tells a machine its secrets. */
    METADATA,
    /** Groups, nobody, reserved for later: nothing to be asked there. */
    UNUSABLE;

    private static final List<AddressRange> METADATA_PLACES = ranges(
            "169.254.169.254/32",
            "169.254.170.0/24",
            "100.100.100.200/32",
            "168.63.129.16/32",
            "192.0.0.192/32",
            "fd00:ec2::254/128",
            "fd20:ce::254/128");
    private static final List<AddressRange> SHARED_PLACES = ranges("100.64.0.0/10");
    private static final List<AddressRange> UNUSABLE_PLACES =
            ranges("0.0.0.0/8", "192.0.0.0/24", "198.18.0.0/15", "240.0.0.0/4", "::/128", "100::/64", "fec0::/10");
    private static final List<AddressRange> UNIQUE_LOCAL = ranges("fc00::/7");
    /** Prefixes that hold an IPv4 address, and where it begins in them. */
    private static final List<Embedding> EMBEDDINGS = List.of(
            new Embedding(AddressRange.parse("64:ff9b::/96"), 12),
            new Embedding(AddressRange.parse("2002::/16"), 2),
            new Embedding(AddressRange.parse("::/96"), 12),
            new Embedding(AddressRange.parse("::ffff:0:0:0/96"), 12));

    /** What {@code address} can reach; an IPv6 address that holds an IPv4 one is what that one is. */
    public static AddressKind of(InetAddress address) {
        if (inAny(METADATA_PLACES, address)) {
            return METADATA;
        }
        if (address.isLoopbackAddress()) {
            return LOOPBACK;
        }
        if (address.isAnyLocalAddress() || address.isMulticastAddress() || inAny(UNUSABLE_PLACES, address)) {
            return UNUSABLE;
        }
        if (address.isLinkLocalAddress()) {
            return LINK_LOCAL;
        }
        if (inAny(SHARED_PLACES, address)) {
            return SHARED;
        }
        if ((address instanceof Inet4Address && address.isSiteLocalAddress()) || inAny(UNIQUE_LOCAL, address)) {
            return PRIVATE;
        }
        return address instanceof Inet6Address ? ofEmbedded(address) : PUBLIC;
    }

    private static AddressKind ofEmbedded(InetAddress address) {
        for (Embedding embedding : EMBEDDINGS) {
            if (embedding.prefix().contains(address)) {
                byte[] bytes = address.getAddress();
                return of(AddressRange.address(Arrays.copyOfRange(bytes, embedding.at(), embedding.at() + 4)));
            }
        }
        return PUBLIC;
    }

    private static boolean inAny(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static List<AddressRange> ranges(String... texts) {
        return Arrays.stream(texts).map(AddressRange::parse).toList();
    }

    private record Embedding(AddressRange prefix, int at) {}
}
