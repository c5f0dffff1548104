package dev.livekeep.twitch;

import dev.livekeep.domain.text.ForeignText;

/** How words that somebody else wrote stand in our own lines. */
final class Shown {

    private Shown() {}

    /** On one line, visible, not long. */
    static String words(String foreign) {
        return ForeignText.quoted(foreign.strip());
    }
}
