package dev.livekeep.origin.twitch;

import dev.livekeep.origin.journal.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares a JSON text with a golden one, in which {@code <a|b>} stands for any of these and {@code <name>} for any text. */
final class GoldenJson {
    private final @Nullable Object golden;

    GoldenJson(String resource) {
        golden = Json.parse(Golden.text(resource));
    }

    /** The differences, each with the place where it is. */
    List<String> differences(@Nullable Object found) {
        List<String> differences = new ArrayList<>();
        compare("", golden, found, differences);
        return differences;
    }

    private static void compare(
            String place, @Nullable Object wanted, @Nullable Object found, List<String> differences) {
        if (wanted instanceof Map<?, ?> members && found instanceof Map<?, ?> others) {
            members.forEach((name, value) -> compare(place + "." + name, value, others.get(name), differences));
            others.keySet().stream()
                    .filter(name -> !members.containsKey(name))
                    .forEach(name -> differences.add("want no member " + place + "." + name + ", found one"));
        } else if (!matches(wanted, found)) {
            differences.add(
                    "want " + place + " to be " + wanted + ", found " + (found == null ? "nothing" : "another value"));
        }
    }

    private static boolean matches(@Nullable Object wanted, @Nullable Object found) {
        if (wanted instanceof String text && text.startsWith("<") && text.endsWith(">")) {
            List<String> choices = List.of(text.substring(1, text.length() - 1).split("\\|", -1));
            return found instanceof String other && (choices.size() == 1 || choices.contains(other));
        }
        return Objects.equals(wanted, found);
    }
}
