package dev.livekeep.twitch;

import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parameters of an address by which a client asks for delta updates and the like; their names are reserved for that. */
final class DeliveryDirectives {

    private static final String BEGINNING = "_HLS_";

    private DeliveryDirectives() {}

    /** The address that asks for a whole playlist; all else in it stays as it is. */
    static URI without(URI uri) {
        String query = uri.getRawQuery();
        if (query == null || !query.contains(BEGINNING)) {
            return uri;
        }
        String rest = Stream.of(query.split("&", -1))
                .filter(parameter -> !parameter.startsWith(BEGINNING))
                .collect(Collectors.joining("&"));
        String text = uri.toString();
        int fragment = text.indexOf('#');
        String before = text.substring(0, text.indexOf('?'));
        String after = fragment < 0 ? "" : text.substring(fragment);
        return URI.create(before + (rest.isEmpty() ? "" : "?" + rest) + after);
    }
}
