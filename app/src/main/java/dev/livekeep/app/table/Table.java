package dev.livekeep.app.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of text in aligned columns. Used by one thread. */
public final class Table {
    private static final String GAP = "  ";

    private static final char LEFT = '<';

    private final String alignment;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * Begins a table.
     *
     * @param alignment one sign a column: {@code <} for words, {@code >} for figures
     */
    public Table(String alignment, String... headings) {
        this.alignment = alignment;
        add((Object[]) headings);
    }

    /** Adds a row; it has as many cells as there are headings. */
    public void add(Object... cells) {
        if (cells.length != alignment.length()) {
            throw new IllegalArgumentException(
                    "want " + alignment.length() + " cells, found " + Arrays.toString(cells));
        }
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
    }

    /** The lines, headings first, without blanks at their ends. */
    public List<String> lines() {
        int[] widths = new int[alignment.length()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], length(row.get(column)));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            String padding = " ".repeat(widths[column] - length(cell));
            line.append(column == 0 ? "" : GAP)
                    .append(alignment.charAt(column) == LEFT ? cell + padding : padding + cell);
        }
        return line.toString().stripTrailing();
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
