package dev.livekeep.domain.playlist;

/**
 * A tag we do not model, kept word for word.
 *
 * @param text the whole line, beginning with {@code #EXT}, without the blanks around it
 * @param position how many segments (or variants) of the reading are listed before it
 */
public record OtherTag(String text, int position) {
    public OtherTag {
        if (!text.startsWith("#EXT") || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("want one line that begins #EXT");
        }
        if (position < 0) {
            throw new IllegalArgumentException("want a position of at least 0, got " + position);
        }
    }

    /** The tag's name without {@code #}, for example {@code EXT-X-CUE-OUT}. */
    public String name() {
        int colon = text.indexOf(':');
        return text.substring(1, colon < 0 ? text.length() : colon);
    }

    /** What stands after the first colon; empty when there is none. */
    public String value() {
        int colon = text.indexOf(':');
        return colon < 0 ? "" : text.substring(colon + 1);
    }
}
