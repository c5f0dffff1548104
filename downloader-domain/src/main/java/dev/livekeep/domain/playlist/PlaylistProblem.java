package dev.livekeep.domain.playlist;

import dev.livekeep.domain.text.ForeignText;

/**
 * One line of a playlist that could not be read as it stands. It cost at most its own segment.
 *
 * @param line the line's number, from 1
 * @param wanted what the reader wanted to find there, in our words
 * @param found what stands there, in quotes: cut short, control characters escaped, and without any query string (it
 *     may hold a token), so that it may be shown and logged
 */
public record PlaylistProblem(int line, String wanted, String found) {
    public PlaylistProblem {
        if (line < 1) {
            throw new IllegalArgumentException("want a line number from 1, got " + line);
        }
    }

    /** A problem with a foreign text, which is made safe to show. */
    static PlaylistProblem of(int line, String wanted, String foreign) {
        return new PlaylistProblem(line, wanted, shown(foreign));
    }

    /** The problem as one plain line. */
    public String inWords() {
        return "line " + line + ": wanted " + wanted + ", found " + found;
    }

    static String shown(String foreign) {
        int query = foreign.indexOf('?');
        return ForeignText.quoted(query < 0 ? foreign : foreign.substring(0, query) + "?…");
    }
}
