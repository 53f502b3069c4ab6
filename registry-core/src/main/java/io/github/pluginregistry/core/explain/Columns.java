package io.github.pluginregistry.core.explain;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sets cells below each other. */
final class Columns {

    /**
     * A cell beyond this width stands out of its column, so that one long version moves no others.
     */
    private static final int WIDEST = 60;

    private Columns() {}

    /** One line per row; all rows have as many cells. A column of empty cells is left out. */
    static List<String> align(List<List<String>> rows) {
        int[] widths = new int[rows.isEmpty() ? 0 : rows.get(0).size()];
        boolean[] filled = new boolean[widths.length];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                int width = row.get(column).length();
                filled[column] |= width > 0;
                widths[column] = Math.max(widths[column], width <= WIDEST ? width : 0);
            }
        }
        int[] columns =
                IntStream.range(0, widths.length).filter(column -> filled[column]).toArray();
        return rows.stream().map(row -> line(row, columns, widths)).toList();
    }

    private static String line(List<String> row, int[] columns, int[] widths) {
        return Arrays.stream(columns)
                .mapToObj(column -> padded(row.get(column), widths[column]))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(Math.max(0, width - cell.length()));
    }
}
