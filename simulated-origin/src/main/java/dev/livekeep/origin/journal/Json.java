package dev.livekeep.origin.journal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes JSON (RFC 8259) from maps, collections, text, numbers and truth values; reads it with {@link JsonReader}. */
public final class Json {
    private Json() {}

    /** The text of a value; an empty {@link Optional} in a map leaves its member out. */
    public static String text(Object value) {
        StringBuilder out = new StringBuilder();
        write(out, value);
        return out.toString();
    }

    /** Reads one value: maps, lists, {@link String}, {@link Double}, {@link Boolean} or null. */
    public static @Nullable Object parse(String text) {
        return new JsonReader(text).whole();
    }

    /** A map in the order of its arguments: name, value, name, value… */
    public static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    private static void write(StringBuilder out, Object value) {
        if (value instanceof Map<?, ?> map) {
            writeObject(out, map);
        } else if (value instanceof Collection<?> items) {
            String comma = "";
            out.append('[');
            for (Object item : items) {
                out.append(comma);
                write(out, item);
                comma = ",";
            }
            out.append(']');
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            quote(out, value.toString());
        }
    }

    private static void writeObject(StringBuilder out, Map<?, ?> map) {
        String comma = "";
        out.append('{');
        for (Map.Entry<?, ?> member : map.entrySet()) {
            Object value = member.getValue() instanceof Optional<?> maybe ? maybe.orElse(null) : member.getValue();
            if (value != null) {
                out.append(comma);
                quote(out, member.getKey().toString());
                out.append(':');
                write(out, value);
                comma = ",";
            }
        }
        out.append('}');
    }

    private static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20 || c == 0x7F) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
