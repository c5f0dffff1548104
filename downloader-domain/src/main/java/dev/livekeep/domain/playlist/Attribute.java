package dev.livekeep.domain.playlist;

/**
 * One attribute of a tag (RFC 8216 §4.2).
 *
 * @param name as listed
 * @param text the value without its quotes; variables are already replaced
 * @param quoted whether the value stood in double quotes
 */
public record Attribute(String name, String text, boolean quoted) {
    public Attribute {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("want an attribute name");
        }
        if (has(name, '\n') || has(name, '\r') || has(text, '\n') || has(text, '\r') || has(text, '"')) {
            throw new IllegalArgumentException("want no line end and no double quote in attribute " + name);
        }
    }

    private static boolean has(String text, char unwanted) {
        return text.indexOf(unwanted) >= 0;
    }
}
