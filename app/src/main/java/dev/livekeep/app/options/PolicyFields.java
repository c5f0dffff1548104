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

/**
 * The lifecycle's constants by name, {@code policy.getting.retry}, for the configuration file. The names are those of
 * {@link CapturePolicy}'s components, so a constant that is added there can be set at once. What is true or false there
 * has an option of its own and no name here.
 */
final class PolicyFields {
    private static final String PREFIX = "policy.";

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
            } else if (!(value instanceof Boolean)) {
                values.put(name, value instanceof Duration duration ? Durations.text(duration) : value.toString());
            }
        }
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
        try {
            return usual instanceof Duration ? Durations.parse(text) : number(name, text, (int) usual);
        } catch (DateTimeParseException | NumberFormatException e) {
            String wanted = usual instanceof Duration ? "a duration such as 2s or 500ms" : "a whole number";
            throw UserMistake.usage(name + ": want " + wanted + ", found " + ForeignText.quoted(text));
        }
    }

    /** Only what is nothing by default can be nothing. */
    private static int number(String name, String text, int usual) {
        int number = Integer.parseInt(text.strip());
        if (number < Math.min(usual, 1)) {
            throw UserMistake.usage(name + ": want at least " + Math.min(usual, 1) + ", found " + number);
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
