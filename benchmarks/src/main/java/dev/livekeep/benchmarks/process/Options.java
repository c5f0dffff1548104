package dev.livekeep.benchmarks.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What stands on the command line, as {@code --name=value} or {@code --name}; several {@code --vs} stand beside each other. */
final class Options {
    private final Map<String, String> values = new LinkedHashMap<>();

    Options(Stream<String> arguments) {
        arguments.forEach(argument -> {
            String[] parts = argument.split("=", 2);
            String name = parts[0].replaceFirst("^--", "");
            String value = parts.length > 1 ? parts[1] : "";
            values.put(name.equals("vs") ? name + "." + value.split(" ", 2)[0] : name, value);
        });
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    int number(String name, int otherwise) {
        return Integer.parseInt(text(name, Integer.toString(otherwise)));
    }

    /** The bits a second of one channel: {@code --mbps}. */
    long bits() {
        return Math.round(Double.parseDouble(text("mbps", "6")) * 1_000_000);
    }

    /** Several whole numbers, by commas. */
    int[] numbers(String name, String otherwise) {
        return Stream.of(text(name, otherwise).split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    /** Those that are called {@code name} or {@code name.SOMETHING}, by SOMETHING. */
    Map<String, String> family(String name) {
        Map<String, String> found = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (key.equals(name)) {
                found.put("", value);
            } else if (key.startsWith(name + ".")) {
                found.put(key.substring(name.length() + 1), value);
            }
        });
        return found;
    }
}
