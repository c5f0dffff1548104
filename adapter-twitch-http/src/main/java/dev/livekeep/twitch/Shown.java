package dev.livekeep.twitch;

import dev.livekeep.domain.text.ForeignText;
import java.util.regex.Pattern;

/** How words that somebody else wrote stand in our own lines. */
final class Shown {

    /** Addresses that others quote are often our own, tokens and all. */
    private static final Pattern QUERY = Pattern.compile("\\?[^\\s\"'<>]+");

    private static final int LONGEST_LINE = 300;

    private Shown() {}

    /** On one line, visible, not long, and without what stands behind the question mark of an address. */
    static String words(String foreign) {
        return ForeignText.quoted(withoutQueries(foreign));
    }

    /** The same, longer: where the beginning tells little. */
    static String line(String foreign) {
        String text = withoutQueries(foreign);
        boolean all = text.length() <= LONGEST_LINE;
        return "\"" + ForeignText.whole(all ? text : text.substring(0, LONGEST_LINE)) + (all ? "\"" : "\"…");
    }

    private static String withoutQueries(String foreign) {
        return QUERY.matcher(foreign.strip()).replaceAll("?…");
    }
}
