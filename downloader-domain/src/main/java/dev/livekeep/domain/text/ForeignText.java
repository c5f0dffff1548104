package dev.livekeep.domain.text;

/** Shows text that somebody else wrote, so that it cannot move a terminal's cursor, break a log line or fill a disk. */
public final class ForeignText {

    private static final int LONGEST_SHOWN = 80;

    private ForeignText() {}

    /**
     * Returns {@code text} between double quotes on one line: what is not plainly visible is written as
     * <code>&#92;u{hex}</code>, quotes and backslashes get a backslash, and what goes beyond 80 characters becomes "…".
     */
    public static String quoted(String text) {
        return quoted(text, LONGEST_SHOWN);
    }

    /** The same with up to {@code longest} characters: for sentences of ours that have foreign words in them. */
    public static String quoted(String text, int longest) {
        StringBuilder shown = new StringBuilder("\"");
        int[] codePoints = text.codePoints().limit(longest + 1L).toArray();
        for (int i = 0; i < Math.min(codePoints.length, longest); i++) {
            append(shown, codePoints[i]);
        }
        return shown.append(codePoints.length > longest ? "\"…" : "\"").toString();
    }

    /** Returns the whole of {@code text} on one line, without quotes around it: for names, whose length is bounded. */
    public static String whole(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(codePoint -> append(shown, codePoint));
        return shown.toString();
    }

    private static void append(StringBuilder shown, int codePoint) {
        if (codePoint == '"' || codePoint == '\\') {
            shown.append('\\').appendCodePoint(codePoint);
        } else if (isVisible(codePoint)) {
            shown.appendCodePoint(codePoint);
        } else {
            shown.append("\\u{").append(Integer.toHexString(codePoint)).append('}');
        }
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> codePoint == ' ';
            default -> true;
        };
    }
}
