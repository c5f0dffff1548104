package dev.livekeep.twitch;

import dev.livekeep.domain.text.ForeignText;
import java.util.regex.Pattern;

/** How words that somebody else wrote stand in our own lines. */
final class Shown {

    /** Addresses that others quote are often our own, tokens and all. */
    private static final Pattern QUERY = Pattern.compile("\\?[^\\s\"'<>]+");

    private Shown() {}

    /** On one line, visible, not long, and without what stands behind the question mark of an address. */
    static String words(String foreign) {
        return ForeignText.quoted(QUERY.matcher(foreign.strip()).replaceAll("?…"));
    }
}
