package dev.livekeep.domain.playlist;

import org.jspecify.annotations.Nullable;

/** Walks over the lines of a text in place. Lines end with LF, CR LF or CR and with nothing else. */
final class LineCursor {
    private final String text;
    private final int start;
    private final int firstReturn;
    private int position;
    /** The next line feed and the next return at or after the position, looked for once only. */
    private int feed = -1;

    private int carriageReturn;
    private int number;
    private int from;
    private int to;
    private int nameEnd;
    private @Nullable TagName tag;

    LineCursor(String text, int position) {
        this.text = text;
        this.start = position;
        this.position = position;
        this.firstReturn = indexOrEnd('\r');
        this.carriageReturn = firstReturn;
    }

    /** Begins anew, before the first line. */
    void rewind() {
        position = start;
        feed = -1;
        carriageReturn = firstReturn;
        number = 0;
    }

    /** Moves to the next line that is not blank and no comment; false at the end. */
    boolean next() {
        while (position < text.length()) {
            int end = lineEnd();
            from = position;
            to = end;
            boolean pair = end + 1 < text.length() && text.charAt(end) == '\r' && text.charAt(end + 1) == '\n';
            position = end + (pair ? 2 : 1);
            number++;
            trim();
            if (from < to && (text.charAt(from) != '#' || text.startsWith("#EXT", from))) {
                identify();
                return true;
            }
        }
        return false;
    }

    private int lineEnd() {
        if (feed < position) {
            feed = indexOrEnd('\n');
        }
        if (carriageReturn < position) {
            carriageReturn = indexOrEnd('\r');
        }
        return Math.min(feed, carriageReturn);
    }

    private int indexOrEnd(char wanted) {
        int index = text.indexOf(wanted, position);
        return index < 0 ? text.length() : index;
    }

    private void trim() {
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
    }

    private void identify() {
        tag = null;
        if (isTag()) {
            int colon = text.indexOf(':', from, to);
            nameEnd = colon < 0 ? to : colon;
            tag = TagName.find(text, from + 1, nameEnd);
        }
    }

    static boolean isBlank(char here) {
        return here == ' ' || here == '\t';
    }

    boolean isTag() {
        return text.charAt(from) == '#';
    }

    /** The tag of this line; null when it is none we know, or no tag. */
    @Nullable
    TagName tag() {
        return tag;
    }

    int number() {
        return number;
    }

    String text() {
        return text;
    }

    /** Where the value after the colon begins, blanks left out; the line's end when there is none. */
    int valueFrom() {
        int at = Math.min(nameEnd + 1, to);
        while (at < to && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    int to() {
        return to;
    }

    String line() {
        return text.substring(from, to);
    }

    String value() {
        return text.substring(valueFrom(), to);
    }
}
