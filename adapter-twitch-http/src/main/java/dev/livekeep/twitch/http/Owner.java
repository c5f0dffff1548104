package dev.livekeep.twitch.http;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * On whose behalf something is asked: the URLs that the user gave. Whatever kind of address these have, what is named
 * by their answers may have too (design §7).
 */
public record Owner(List<URI> urls) {
    public Owner {
        urls = List.copyOf(urls);
    }

    boolean names(String host) {
        return hosts().anyMatch(host::equalsIgnoreCase);
    }

    Stream<String> hosts() {
        return urls.stream().map(URI::getHost).filter(Objects::nonNull);
    }
}
