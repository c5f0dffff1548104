package dev.livekeep.domain.playlist;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A variable of {@code EXT-X-DEFINE} and the value it had in this reading.
 *
 * @param name the variable's name
 * @param value the value that replaced <code>{$name}</code>
 * @param source where the value came from
 */
public record Define(String name, String value, Source source) {

    /** Where a variable's value comes from. */
    public enum Source {
        /** {@code NAME} and {@code VALUE} in the playlist itself. */
        VALUE,
        /** {@code IMPORT}: the multivariant playlist's variable of that name. */
        IMPORT,
        /** {@code QUERYPARAM}: the query of the playlist's own URI. */
        QUERY_PARAMETER
    }

    /** The values by name, as a media playlist may import them. */
    public static Map<String, String> values(List<Define> defines) {
        return defines.stream()
                .collect(Collectors.toUnmodifiableMap(Define::name, Define::value, (first, second) -> first));
    }
}
