package dev.livekeep.origin.check;

import dev.livekeep.origin.journal.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** One line of a journal, its fields by type. */
final class JournalLine {
    private final Map<?, ?> fields;

    private JournalLine(Map<?, ?> fields) {
        this.fields = fields;
    }

    /** Reads a line; throws {@link IllegalArgumentException} where it is no JSON object. */
    static JournalLine of(String text) {
        if (Json.parse(text) instanceof Map<?, ?> fields) {
            return new JournalLine(fields);
        }
        throw new IllegalArgumentException("want a JSON object as a journal line, got " + text);
    }

    Optional<String> maybe(String name) {
        return Optional.ofNullable(fields.get(name)).map(Object::toString);
    }

    String text(String name) {
        return maybe(name).orElseThrow(() -> new IllegalArgumentException("want a field " + name + " in " + fields));
    }

    Instant instant(String name) {
        return Instant.parse(text(name));
    }

    Instant instantOr(String name, Instant other) {
        return maybe(name).map(Instant::parse).orElse(other);
    }

    OptionalDouble maybeNumber(String name) {
        return fields.get(name) instanceof Double number ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    long number(String name) {
        return (long) maybeNumber(name)
                .orElseThrow(() -> new IllegalArgumentException("want a number " + name + " in " + fields));
    }

    OptionalLong maybeLong(String name) {
        OptionalDouble number = maybeNumber(name);
        return number.isPresent() ? OptionalLong.of((long) number.getAsDouble()) : OptionalLong.empty();
    }

    OptionalInt maybeInt(String name) {
        OptionalDouble number = maybeNumber(name);
        return number.isPresent() ? OptionalInt.of((int) number.getAsDouble()) : OptionalInt.empty();
    }

    Duration seconds(String name) {
        return Duration.ofNanos(Math.round(maybeNumber(name).orElse(0) * 1e9));
    }

    boolean is(String name) {
        return Boolean.TRUE.equals(fields.get(name));
    }

    List<String> texts(String name) {
        return fields.get(name) instanceof Collection<?> items
                ? items.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The numbers of runs such as {@code 3-7,9-9}. */
    Set<Long> runs(String name) {
        Set<Long> numbers = new LinkedHashSet<>();
        for (String run : maybe(name).map(text -> List.of(text.split(",", -1))).orElse(List.of())) {
            String[] ends = run.split("-", 2);
            for (long n = Long.parseLong(ends[0]); n <= Long.parseLong(ends[1]); n++) {
                numbers.add(n);
            }
        }
        return numbers;
    }
}
