package dev.livekeep.app.options;

import dev.livekeep.app.UserMistake;
import dev.livekeep.domain.capture.CapturePolicy;
import dev.livekeep.domain.text.ForeignText;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The lifecycle's constants by name, {@code policy.getting.retry}, for the configuration file. The names are those of
 * {@link CapturePolicy}'s components, so a constant that is added there can be set at once. What users want has options of
 * its own and no names here.
 */
final class PolicyFields {
    private static final String PREFIX = "policy.";
    private static final String WANTED = PREFIX + "wanted.";
    private static final Set<String> MAY_BE_NOTHING = Set.of(PREFIX + "jitter-percent", PREFIX + "ads.title-digits");

    private PolicyFields() {}

    /** Every name. */
    static Set<String> names() {
        return values(CapturePolicy.defaults()).keySet();
    }

    /** Every name with its value. */
    static Map<String, String> values(CapturePolicy policy) {
        Map<String, String> values = new TreeMap<>();
        collect(policy, PREFIX, values);
        return values;
    }

    /** The policy with some values replaced. */
    static CapturePolicy with(CapturePolicy policy, Map<String, String> values) {
        return (CapturePolicy) rebuilt(policy, PREFIX, values);
    }

    private static void collect(Record record, String prefix, Map<String, String> values) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = get(record, component);
            String name = prefix + kebab(component.getName());
            if (value instanceof Record inner) {
                collect(inner, name + ".", values);
            } else if (!prefix.equals(WANTED)) {
                values.put(name, text(value));
            }
        }
    }

    private static String text(Object value) {
        return switch (value) {
            case Duration duration -> Durations.text(duration);
            case Set<?> words -> words.stream().map(String::valueOf).sorted().collect(Collectors.joining(","));
            default -> value.toString();
        };
    }

    private static Record rebuilt(Record record, String prefix, Map<String, String> values) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            Object value = get(record, components[i]);
            String name = prefix + kebab(components[i].getName());
            arguments[i] = value instanceof Record inner
                    ? rebuilt(inner, name + ".", values)
                    : values.containsKey(name) ? parsed(name, values.get(name), value) : value;
        }
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return record.getClass().getDeclaredConstructor(types).newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw UserMistake.usage("cannot use the values under " + prefix + ": "
                    + (e.getCause() == null ? e : e.getCause()).getMessage());
        }
    }

    private static Object parsed(String name, String text, Object usual) {
        return switch (usual) {
            case Duration duration -> duration(name, text);
            case Boolean yes -> yesOrNo(name, text);
            case Set<?> words -> words(text);
            default -> number(name, text, (int) usual);
        };
    }

    private static Duration duration(String name, String text) {
        try {
            return Durations.parse(text);
        } catch (DateTimeParseException e) {
            throw wanted(name, "a duration such as 2s or 500ms", text);
        }
    }

    private static boolean yesOrNo(String name, String text) {
        return switch (text.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wanted(name, "true or false", text);
        };
    }

    /** None at all is possible. */
    private static Set<String> words(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    private static UserMistake wanted(String name, String wanted, String found) {
        return UserMistake.usage(name + ": want " + wanted + ", found " + ForeignText.quoted(found));
    }

    /** What is nothing by default can be nothing, and little else. */
    private static int number(String name, String text, int usual) {
        int number;
        try {
            number = Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw wanted(name, "a whole number", text);
        }
        int least = MAY_BE_NOTHING.contains(name) ? 0 : Math.min(usual, 1);
        if (number < least) {
            throw UserMistake.usage(name + ": want at least " + least + ", found " + number);
        }
        return number;
    }

    private static Object get(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
