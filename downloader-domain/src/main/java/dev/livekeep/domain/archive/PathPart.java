package dev.livekeep.domain.archive;

import dev.livekeep.domain.text.ForeignText;
import java.nio.charset.StandardCharsets;

/** What a name must be to become one folder of an archive (design §7). */
final class PathPart {

    static final int MOST_BYTES = 255;

    private PathPart() {}

    /** Refuses a {@code name} that cannot be one folder name; {@code what} says in the message whose name it is. */
    static void check(String what, String name) {
        if (name.isEmpty()) {
            throw refusal(what, "a name of at least one character", "an empty one", "give it a name");
        }
        if (name.startsWith(".")) {
            throw refusal(what, "a name that does not begin with a dot", ForeignText.quoted(name), "remove the dot");
        }
        if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
            throw refusal(
                    what, "a single folder name without / or \\", ForeignText.quoted(name), "remove the separators");
        }
        if (name.codePoints().anyMatch(Character::isISOControl)) {
            throw refusal(what, "a name without control characters", ForeignText.quoted(name), "remove them");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            throw refusal(what, "text that UTF-8 can hold", ForeignText.quoted(name), "remove the lone surrogates");
        }
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw refusal(what, "at most " + MOST_BYTES + " bytes of UTF-8", bytes + " bytes", "shorten it");
        }
    }

    static IllegalArgumentException refusal(String what, String wanted, String found, String whatToDo) {
        return new IllegalArgumentException(what + " needs " + wanted + ", but found " + found + ": " + whatToDo);
    }
}
