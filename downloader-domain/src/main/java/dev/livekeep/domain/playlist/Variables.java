package dev.livekeep.domain.playlist;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The variables defined so far. Until the first one is defined <code>{$name}</code> is plain text: older playlists know
 * no variables. What all of them may add to a playlist is bounded, as a short text could otherwise grow without end.
 */
final class Variables {
    private final Map<String, String> values = new HashMap<>(0);
    private long budget;

    Variables(long budget) {
        this.budget = budget;
    }

    void define(String name, String value) {
        values.put(name, value);
    }

    boolean isDefined(String name) {
        return values.containsKey(name);
    }

    /** The text with every variable replaced; null when one of them is not defined or the text grew too large. */
    @Nullable
    String replaced(String text) {
        int open = values.isEmpty() ? -1 : text.indexOf("{$");
        if (open < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 64);
        int done = 0;
        while (open >= 0) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                break;
            }
            String value = values.get(text.substring(open + 2, close));
            if (value == null || value.length() > budget) {
                return null;
            }
            budget -= value.length();
            out.append(text, done, open).append(value);
            done = close + 1;
            open = text.indexOf("{$", done);
        }
        return out.append(text, done, text.length()).toString();
    }
}
